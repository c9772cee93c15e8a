import "server-only";
import { pool } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
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
