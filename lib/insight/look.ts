import type { LookReason } from "@/lib/transactions/look";
import type { Environment } from "@/lib/transactions/view";

/** Transactions that need a look for one reason, the newest first. */
export type LookGroup = {
  reason: LookReason;
  /** As many as were counted; there may be more. */
  count: number;
  more: boolean;
  newest: { id: string; merchantBizId: string; environment: Environment }[];
};

/** Calls that are paused because the vendor kept refusing them. */
export type PausedCalls = { operation: string; region: string; code: string; until: string };

/** What somebody should look at: nothing, most of the time. */
export type Look = { groups: LookGroup[]; paused: PausedCalls[] };
