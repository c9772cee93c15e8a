import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { may } from "@/lib/auth/permissions";
import { AppError } from "@/lib/kernel/errors";
import { pool } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
import { checkDatabase, checkSandbox, checkSchedule } from "@/lib/system/server/health";
import type { SettingView, SystemView } from "@/lib/system/view";

/** What an admin looks at when something seems wrong. @throws AppError unless the actor may see it */
export async function getSystem(actor: Actor): Promise<SystemView> {
  if (!may(actor.role, "system.read")) throw new AppError("not-allowed", "notAllowed");
  const [database, schedule, sandbox, postgres] = await Promise.all([
    checkDatabase(),
    checkSchedule(),
    checkSandbox(),
    postgresVersion(),
  ]);
  return {
    checkedAt: new Date().toISOString(),
    checks: [database, schedule, sandbox],
    settings: settings(),
    versions: [
      { name: "Node.js", version: process.versions.node },
      { name: "PostgreSQL", version: postgres },
    ],
  };
}

function settings(): SettingView[] {
  const current = env();
  const plain = (name: string, value: string | undefined) => ({ name, value: value || null, secret: false });
  const secret = (name: string, value: unknown) => ({ name, value: value ? "set" : null, secret: true });
  return [
    plain("HOST", current.HOST),
    plain("PORT", String(current.PORT)),
    plain("CONSOLE_PUBLIC_URL", current.CONSOLE_PUBLIC_URL),
    plain("CONSOLE_PRIVATE_ENDPOINTS", current.CONSOLE_PRIVATE_ENDPOINTS.join(", ")),
    plain("SANDBOX_PORT", new URL(current.SANDBOX_ORIGIN).port),
    // A proxy's address and the database's may carry a password.
    secret("CONSOLE_PROXY", current.CONSOLE_PROXY),
    secret("DATABASE_URL", current.DATABASE_URL),
    { name: "CONSOLE_KEYS", value: current.CONSOLE_KEYS.map(({ id }) => id).join(", "), secret: false },
    secret("CONSOLE_METRICS_TOKEN", current.CONSOLE_METRICS_TOKEN),
  ];
}

async function postgresVersion(): Promise<string> {
  const answer = await pool()
    .query<{ server_version: string }>("SHOW server_version")
    .catch(() => null);
  return answer?.rows[0]?.server_version ?? "—";
}
