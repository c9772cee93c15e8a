import type { TransactionState } from "@/lib/transactions/state";

/** What stands before the outcome where there is no room for a badge: in titles of tabs and in notifications. */
export const OUTCOME_MARK: Partial<Record<TransactionState, string>> = {
  passed: "✓",
  failed: "✗",
  abandoned: "–",
};
