import "server-only";
import { changeIf } from "@/lib/audit/server/change-if";
import { newId } from "@/lib/kernel/ids";
import { theLab } from "@/lib/lab/server/move";
import type { StoredRun } from "@/lib/lab/server/stored";
import { isThrottled, MOST_REPEATS, pauseBefore } from "@/lib/lab/throttled";

const RUNNING = "SELECT 1 FROM lab_experiment WHERE id = $1 AND state = 'running' FOR SHARE";
const REPEAT = `UPDATE lab_run r SET submission_id = $3, throttled = r.throttled || r.submission_id, not_before = $4
WHERE id = $1 AND submission_id = $2
  AND EXISTS (SELECT 1 FROM "transaction" t WHERE t.submission_id = r.submission_id AND t.state = 'rejected')`;

/** It was throttled, certainly not executed, and has not been sent too often. */
export const mayRepeat = ({ sent, code, throttled }: StoredRun) =>
  isThrottled({ state: sent, code }) && throttled.length < MOST_REPEATS;

/**
 * Lets a throttled run be sent once more: under a submission id and so a MerchantBizId of its own, after a pause. Of two
 * that do so at once one does it; an experiment that has stopped meanwhile is left as it is.
 */
export async function repeatRun(experimentId: string, run: StoredRun, now: Date): Promise<void> {
  const times = run.throttled.length + 1;
  const notBefore = new Date(now.getTime() + pauseBefore(times));
  await changeIf(theLab(), async (tx, trail) => {
    if ((await tx.run({ name: "lab-runs", text: RUNNING, values: [experimentId] })) !== 1) return false;
    const subject = { type: "experiment", id: experimentId } as const;
    trail.add({ event: "experiment.run-repeated", subject, data: { runId: run.id, times } });
    const values = [run.id, run.submissionId, newId(), notBefore];
    return (await tx.runLast({ name: "repeat-lab-run", text: REPEAT, values })) === 1;
  });
}

/** Until when nothing more is sent, because the vendor was asked too often; null when it may be asked. */
export function heldUntil(waiting: readonly StoredRun[], now: Date): Date | null {
  const latest = Math.max(0, ...waiting.map(({ notBefore }) => notBefore?.getTime() ?? 0));
  return latest > now.getTime() ? new Date(latest) : null;
}
