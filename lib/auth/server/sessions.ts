import "server-only";
import { unauditedWrite } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { IDLE_SECONDS } from "@/lib/auth/server/session-cookie";
import { hashToken } from "@/lib/auth/server/session-store";
import { pool } from "@/lib/platform/server/db";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Often enough for an idle limit of an hour, seldom enough not to write at every request. */
const SEEN_EVERY_MS = 30_000;

/** An open session with its person, as stored; whether it has ended for want of use is for `findActor` to say. */
export type FoundSession = Actor & { lastSeenAt: Date; expiresAt: Date };

// Every request begins with this: one prepared statement, found by the token's hash.
const FIND = {
  name: "find-actor",
  text: `SELECT p.id AS "personId", s.id AS "sessionId", p.name, p.email, p.role,
  p.must_change_password AS "mustChangePassword", s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt"
FROM session s JOIN person p ON p.id = s.person_id
WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND p.disabled_at IS NULL`,
};

/** Reads and judges nothing; undefined for what is no token, or belongs to no open session. */
export async function lookUpSession(token: string): Promise<FoundSession | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const { rows } = await pool().query<FoundSession>({ ...FIND, values: [hashToken(token)] });
  return rows[0];
}

/**
 * The person behind a session token, as stored now, or null when the session is unknown, revoked, past either
 * of its ends, or its person is disabled. An unattended question, of a page that nobody is at, does not count as use.
 */
export async function findActor(
  token: string,
  now: Date = new Date(),
  unattended = false,
  lookedUp = lookUpSession(token),
): Promise<Actor | null> {
  const found = await lookedUp;
  if (!found) return null;
  const { lastSeenAt, expiresAt, ...actor } = found;
  const idleMs = now.getTime() - lastSeenAt.getTime();
  if (expiresAt <= now || idleMs >= IDLE_SECONDS * 1000) return null;
  if (idleMs >= SEEN_EVERY_MS && !unattended) await noteSeen(actor.sessionId, now);
  return actor;
}

async function noteSeen(id: string, now: Date): Promise<void> {
  await unauditedWrite("session-seen", (tx) =>
    tx.session.updateMany({
      where: { id, lastSeenAt: { lt: now }, revokedAt: null },
      data: { lastSeenAt: now },
    }),
  );
}
