import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { toReason, toState } from "@/lib/lab/server/words";
import type { ExperimentRow, Progress } from "@/lib/lab/view";
import { pool } from "@/lib/platform/server/db";
import type { Environment } from "@/lib/transactions/view";

/** As many as one looks through; each has hundreds of runs to be counted. */
const MOST = 100;

type Row = Progress & {
  id: string;
  name: string;
  state: string;
  pausedReason: string | null;
  ownerId: string;
  ownerName: string;
  credentialId: string;
  credentialName: string;
  environment: Environment;
  passed: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
};

const count = (condition: string) => `count(*) FILTER (WHERE ${condition})::int`;

const LIST = {
  name: "list-experiments",
  text: `SELECT e.id, e.name, e.state, e.paused_reason AS "pausedReason", e.owner_id AS "ownerId", p.name AS "ownerName",
  e.credential_id AS "credentialId", c.name AS "credentialName", c.environment, e.created_at AS "createdAt",
  e.started_at AS "startedAt", e.ended_at AS "endedAt", runs.*
FROM (SELECT * FROM lab_experiment ORDER BY created_at DESC, id DESC LIMIT $1) e
JOIN person p ON p.id = e.owner_id JOIN credential c ON c.id = e.credential_id
CROSS JOIN LATERAL (
  SELECT count(*)::int AS runs, ${count("t.id IS NULL AND r.state = 'planned'")} AS planned,
    ${count("t.state IN ('requested', 'pending')")} AS open,
    ${count("t.state IN ('passed', 'failed', 'abandoned')")} AS settled,
    ${count("t.state = 'passed'")} AS passed, ${count("t.state = 'rejected'")} AS rejected, ${count("t.state = 'unknown'")} AS unknown,
    ${count("t.id IS NULL AND r.state = 'refused'")} AS refused,
    ${count("t.id IS NULL AND r.state = 'cancelled'")} AS cancelled
  FROM lab_run r LEFT JOIN "transaction" t ON t.submission_id = r.submission_id WHERE r.experiment_id = e.id
) runs
ORDER BY e.created_at DESC, e.id DESC`,
};

/** The newest hundred, newest first. */
export async function listExperiments(actor: Actor | null): Promise<ExperimentRow[]> {
  authorize(actor, "transaction.read");
  return (await pool().query<Row>({ ...LIST, values: [MOST] })).rows.map(toRow);
}

function toRow(row: Row): ExperimentRow {
  const { id, name, runs, planned, open, settled, rejected, unknown, refused, cancelled } = row;
  return {
    id,
    name,
    state: toState(row.state),
    pausedReason: toReason(row.pausedReason),
    owner: { id: row.ownerId, name: row.ownerName },
    credential: { id: row.credentialId, label: row.credentialName, environment: row.environment },
    calls: runs,
    progress: { runs, planned, open, settled, rejected, unknown, refused, cancelled },
    passed: row.passed,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
