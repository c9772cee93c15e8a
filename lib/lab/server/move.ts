import "server-only";
import { type ChangedBy, changedByConsole } from "@/lib/audit/server/audited-change";
import type { SqlTx } from "@/lib/audit/server/audited-sql";
import { changeIf } from "@/lib/audit/server/change-if";
import { newId } from "@/lib/kernel/ids";
import type { ExperimentState, PauseReason } from "@/lib/lab/view";

/** Why, where that is worth telling: of a pause, or that nobody had touched it for long. */
export type MoveReason = { reason: PauseReason | "left-alone"; detail?: string };

const MOVE = `UPDATE lab_experiment SET state = $3, paused_reason = $4, paused_detail = $5, moved_at = $6,
  started_at = CASE WHEN $3 = 'running' THEN coalesce(started_at, $6) ELSE started_at END,
  ended_at = CASE WHEN $3 IN ('cancelled', 'done') THEN $6 END,
  person_sealed = CASE WHEN $3 IN ('cancelled', 'done') THEN NULL ELSE person_sealed END
WHERE id = $1 AND state = $2`;

const CANCEL_RUNS = `UPDATE lab_run r SET state = 'cancelled' WHERE experiment_id = $1 AND state = 'planned'
  AND NOT EXISTS (SELECT 1 FROM "transaction" t WHERE t.submission_id = r.submission_id)`;

/** Moves an experiment out of the first of these states that it is in; false when it is in none. */
export async function moveExperiment(
  by: ChangedBy,
  id: string,
  from: readonly ExperimentState[],
  to: ExperimentState,
  why: MoveReason | null = null,
  at: Date = new Date(),
): Promise<boolean> {
  for (const state of from) if (await moveFrom(by, id, state, to, why, at)) return true;
  return false;
}

function moveFrom(
  by: ChangedBy,
  id: string,
  from: ExperimentState,
  to: ExperimentState,
  why: MoveReason | null,
  at: Date,
): Promise<boolean> {
  return changeIf(by, async (tx, trail) => {
    const data = { from, to, reason: why?.reason ?? null };
    trail.add({ event: "experiment.moved", subject: { type: "experiment", id }, data });
    const paused = to === "paused" ? why : null;
    const values = [id, from, to, paused?.reason ?? null, paused?.detail ?? null, at];
    const moved = (await tx.run({ name: "move-experiment", text: MOVE, values })) === 1;
    if (moved && to === "cancelled") await cancelRuns(tx, id);
    return moved;
  });
}

/** An intent that was stored just before is there by now: whoever stores one holds the experiment's row meanwhile. */
async function cancelRuns(tx: SqlTx, id: string): Promise<void> {
  await tx.run({ name: "cancel-lab-runs", text: CANCEL_RUNS, values: [id] });
}

/** The lab itself, where nobody in particular acts. */
export const theLab = (): ChangedBy => changedByConsole("lab", newId());
