import "server-only";
import { jobs } from "@/lib/platform/server/jobs";
import { log } from "@/lib/platform/server/log";

/** The queue whose jobs ask for results; each job's key is a transaction's row id. */
export const CHECK_QUEUE = "check-result";

/**
 * Plans the look at a transaction that was just accepted, for when its TransactionId is dead. Not waited for: the
 * answer is on its way to the one who sent the call, and the reconciling job plans what a crash leaves out.
 */
export function planDeadline(id: string, at: Date): void {
  jobs()
    .planUnlessPlanned(CHECK_QUEUE, id, at, { reason: "deadline" })
    .catch((err: unknown) =>
      log.warn({ err, transaction: id }, "a look at the deadline could not be planned"),
    );
}
