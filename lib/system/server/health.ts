import "server-only";
import type { Pool } from "pg";
import { pool } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
import { JOBS_SCHEMA } from "@/lib/platform/server/jobs";
import type { HealthCheck } from "@/lib/system/view";

const PATIENCE_MS = 2_000;

async function timed(name: HealthCheck["name"], ask: () => Promise<boolean>): Promise<HealthCheck> {
  const startedAt = performance.now();
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
  const ok = await Promise.race([ask().catch(() => false), late]);
  return { name, ok, durationMs: Math.round(performance.now() - startedAt) };
}

/** Whether the console can do its work: it can exactly when its database answers and knows its tables. */
export function checkDatabase(): Promise<HealthCheck> {
  return timed("database", async () => {
    await pool().query("SELECT 1 FROM person LIMIT 1");
    return true;
  });
}

/** The schedule of any instance leaves a mark at least so often. */
const AT_WORK = `SELECT max(greatest(q.monitor_on, q.monitor_claim_on, q.maintain_on, q.created_on, v.cron_on))
  > now() - interval '3 minutes' AS ok FROM ${JOBS_SCHEMA}.queue q CROSS JOIN ${JOBS_SCHEMA}.version v`;

const NO_RIGHT = `SELECT to_regnamespace('${JOBS_SCHEMA}') IS NULL
  AND NOT has_database_privilege(current_database(), 'CREATE') AS "noRight"`;

/**
 * Whether what is to be done later is done: results asked for, pairings ended, old data erased. By what is stored, so
 * that any process can tell, and any instance that works counts.
 */
export async function checkSchedule(on: Pick<Pool, "query"> = pool()): Promise<HealthCheck> {
  const check = await timed("schedule", async () => (await on.query(AT_WORK)).rows[0]?.ok === true);
  if (check.ok) return check;
  const asked = await timed("schedule", async () => (await on.query(NO_RIGHT)).rows[0]?.noRight === true);
  return { ...check, noRight: asked.ok };
}

/** Whether test verifications without an AccessKey are possible. */
export function checkSandbox(): Promise<HealthCheck> {
  return timed("sandbox", async () => {
    const { SANDBOX_ORIGIN, SANDBOX_CONTROL_TOKEN } = env();
    const answer = await fetch(`${SANDBOX_ORIGIN}/_sandbox/health`, {
      headers: { authorization: `Bearer ${SANDBOX_CONTROL_TOKEN}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok;
  });
}
