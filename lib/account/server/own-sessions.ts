import "server-only";
import type { SessionView } from "@/lib/account/view";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { auditedChange } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { IDLE_SECONDS } from "@/lib/auth/server/session-cookie";
import { revokeSessions } from "@/lib/auth/server/session-store";
import { AppError } from "@/lib/kernel/errors";
import { database } from "@/lib/platform/server/db";

/** One's own sessions that still open the console, the one used last first. */
export async function listOwnSessions(actor: Actor, now = new Date()): Promise<SessionView[]> {
  const rows = await database().session.findMany({
    where: {
      personId: actor.personId,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - IDLE_SECONDS * 1000) },
    },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    isThis: row.id === actor.sessionId,
    userAgent: row.userAgent,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}

/** Ends one of one's own sessions; another person's is not found. */
export async function revokeOwnSession(by: ChangedBy, personId: string, id: string): Promise<void> {
  await auditedChange(by, async (tx, trail) => {
    const ended = await revokeSessions(tx, trail, { personId, only: id });
    if (ended === 0) throw new AppError("not-found", "account.noSuchSession");
  });
}

/** Ends all of one's own sessions but the present one; answers how many. */
export async function revokeOtherSessions(by: ChangedBy, actor: Actor): Promise<number> {
  return auditedChange(by, async (tx, trail) => {
    const { personId, sessionId } = actor;
    const ended = await revokeSessions(tx, trail, { personId, except: sessionId });
    if (ended === 0) throw new AppError("already-done", "account.noOtherSession");
    return ended;
  });
}
