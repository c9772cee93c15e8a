import "server-only";
import type { SqlTx } from "@/lib/audit/server/audited-sql";

/** The experiment was paused, cancelled or done with before the run's intent could be stored. */
export class Stopped extends Error {}

const STILL_RUNS = `SELECT 1 FROM lab_run r JOIN lab_experiment e ON e.id = r.experiment_id
WHERE r.submission_id = $1 AND r.state = 'planned' AND e.state = 'running' FOR SHARE OF r, e`;

/**
 * Asked in the change that stores a run's intent. It holds the experiment's row until that is committed, so of a pause
 * and an intent one comes first and the other knows: nothing is sent after a pause has been answered.
 * @throws Stopped
 */
export async function mustStillRun(tx: SqlTx, submissionId: string): Promise<void> {
  const found = await tx.run({ name: "lab-still-runs", text: STILL_RUNS, values: [submissionId] });
  if (found !== 1) throw new Stopped();
}
