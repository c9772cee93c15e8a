import "server-only";
import type { Role } from "@/lib/auth/permissions";
import { may, type Permission } from "@/lib/auth/permissions";
import { IDLE_SECONDS } from "@/lib/auth/server/session-cookie";
import { pool } from "@/lib/platform/server/db";

// The conditions of `findActor` and `authorize`, for many sessions at once.
const FIND = {
  name: "sessions-that-may",
  text: `SELECT s.id, p.role FROM session s JOIN person p ON p.id = s.person_id
WHERE s.id = ANY($1::uuid[]) AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3
  AND p.disabled_at IS NULL AND NOT p.must_change_password`,
};

/**
 * Which of these sessions are open at `now` and belong to somebody with the permission. For what goes on without
 * its person: unlike `findActor` it leaves no mark that the session was used.
 */
export async function sessionsThatMay(
  ids: readonly string[],
  permission: Permission,
  now: Date = new Date(),
): Promise<ReadonlySet<string>> {
  const usedSince = new Date(now.getTime() - IDLE_SECONDS * 1000);
  const { rows } = await pool().query<{ id: string; role: Role }>({ ...FIND, values: [ids, now, usedSince] });
  return new Set(rows.filter(({ role }) => may(role, permission)).map(({ id }) => id));
}
