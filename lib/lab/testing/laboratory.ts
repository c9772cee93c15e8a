import { readRuns } from "@/lib/lab/server/stored";
import { database, pool } from "@/lib/platform/server/db";

/** The stored experiment, its sealed part too. */
export function experimentRow(id: string) {
  return database().labExperiment.findUniqueOrThrow({ where: { id }, omit: { personSealed: false } });
}

/** How many runs are in each state: that of their transaction, or their own. */
export async function runStates(id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { sent, state } of await readRuns(id)) {
    const shown = sent ?? state;
    counts[shown] = (counts[shown] ?? 0) + 1;
  }
  return counts;
}

/** Lets every open transaction of an experiment come to its verdict, as CheckResult would. */
export async function settleAll(id: string, state = "passed", subCode = "200"): Promise<void> {
  await pool().query(
    `UPDATE "transaction" t SET state = $2::transaction_state, sub_code = $3, settled_at = created_at + interval '7 seconds'
     FROM lab_run r WHERE r.experiment_id = $1 AND r.submission_id = t.submission_id AND t.state = 'pending'`,
    [id, state, subCode],
  );
}

/** The moves of an experiment that stand in the trail, in order: `running>paused:person`. */
export async function movesOf(id: string): Promise<string[]> {
  const { rows } = await pool().query<{ move: string }>(
    `SELECT concat(data->>'from', '>', data->>'to', coalesce(':' || (data->>'reason'), '')) AS move FROM audit_entry
     WHERE subject_type = 'experiment' AND subject_id = $1 AND event = 'experiment.moved' ORDER BY seq`,
    [id],
  );
  return rows.map(({ move }) => move);
}
