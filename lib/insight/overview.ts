import type { Look } from "@/lib/insight/look";
import type { TransactionRow } from "@/lib/transactions/view";

export type Overview = {
  /** What somebody should look at. */
  look: Look;
  /** Waiting for the device or for a result, the next deadline first. */
  pending: TransactionRow[];
  recent: TransactionRow[];
  now: string;
};
