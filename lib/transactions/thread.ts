import type { PresetMark } from "@/lib/presets/view";
import type { TransactionState } from "@/lib/transactions/state";

/** One transaction as its repetitions name it. Times are ISO strings. */
export type ThreadMember = {
  id: string;
  merchantBizId: string;
  state: TransactionState;
  deadline: string | null;
  reportedPassed: string | null;
  createdAt: string;
};

/** Where a transaction comes from and what was made of it. */
export type Thread = {
  preset: PresetMark | null;
  rerunOf: ThreadMember | null;
  /** Oldest first; only so many. */
  reruns: ThreadMember[];
};
