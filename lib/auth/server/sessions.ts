import "server-only";
import { unauditedWrite } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { IDLE_SECONDS } from "@/lib/auth/server/session-cookie";
import { hashToken } from "@/lib/auth/server/session-store";
import { database } from "@/lib/platform/server/db";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Often enough for an idle limit of an hour, seldom enough not to write at every request. */
const SEEN_EVERY_MS = 30_000;

const ACTOR = {
  id: true,
  name: true,
  email: true,
  role: true,
  mustChangePassword: true,
  disabledAt: true,
} as const;

/**
 * The person behind a session token, as stored now, or null when the session is unknown, revoked, past either
 * of its ends, or its person is disabled.
 */
export async function findActor(token: string, now: Date = new Date()): Promise<Actor | null> {
  if (!TOKEN.test(token)) return null;
  const session = await database().session.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { id: true, lastSeenAt: true, expiresAt: true, revokedAt: true, person: { select: ACTOR } },
  });
  if (!session || session.revokedAt || session.person.disabledAt) return null;
  const idleMs = now.getTime() - session.lastSeenAt.getTime();
  if (session.expiresAt <= now || idleMs >= IDLE_SECONDS * 1000) return null;
  if (idleMs >= SEEN_EVERY_MS) await noteSeen(session.id, now);
  const { id: personId, name, email, role, mustChangePassword } = session.person;
  return { personId, sessionId: session.id, name, email, role, mustChangePassword };
}

async function noteSeen(id: string, now: Date): Promise<void> {
  await unauditedWrite("session-seen", (tx) =>
    tx.session.updateMany({
      where: { id, lastSeenAt: { lt: now }, revokedAt: null },
      data: { lastSeenAt: now },
    }),
  );
}
