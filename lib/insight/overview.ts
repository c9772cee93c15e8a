import type { TransactionRow } from "@/lib/transactions/view";

export type Overview = {
  /** Waiting for the device or for a result, the next deadline first. */
  pending: TransactionRow[];
  recent: TransactionRow[];
  now: string;
};
