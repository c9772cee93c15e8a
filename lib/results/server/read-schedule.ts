import "server-only";
import { jobs } from "@/lib/platform/server/jobs";
import { log } from "@/lib/platform/server/log";
import { VERIFY_LOG_QUEUE } from "@/lib/results/server/verify-log-schedule";
import type { ScheduleView } from "@/lib/results/view";
import { CHECK_QUEUE } from "@/lib/transactions/server/check-schedule";
import type { TransactionState } from "@/lib/transactions/state";

const REASONS: readonly ScheduleView["reason"][] = ["callback", "deadline", "before-deletion", "log"];

/** What is planned next for a transaction. A schedule that cannot be read at the moment shows as none. */
export async function readSchedule(id: string, state: TransactionState): Promise<ScheduleView | null> {
  try {
    const waiting = await jobs().next(state === "abandoned" ? VERIFY_LOG_QUEUE : CHECK_QUEUE, id);
    const reason = REASONS.find((each) => each === waiting?.data.reason);
    if (!waiting || !reason || !stillAsks(state, reason)) return null;
    return { at: waiting.at.toISOString(), reason };
  } catch (err) {
    log.warn({ err, transaction: id }, "the schedule could not be read");
    return null;
  }
}

/** A job that was planned before its transaction was settled will find nothing to do. */
function stillAsks(state: TransactionState, reason: ScheduleView["reason"]): boolean {
  if (state === "abandoned") return reason === "log";
  if (state === "pending" || state === "requested") return true;
  return (state === "passed" || state === "failed") && reason === "before-deletion";
}
