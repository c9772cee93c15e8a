import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Trail, Tx } from "@/lib/audit/server/audited-change";
import { SESSION_SECONDS } from "@/lib/auth/server/session-cookie";
import { newId } from "@/lib/kernel/ids";

/** 256 random bits, in 43 letters that a cookie may hold. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token: a hash, so that the table alone signs nobody in. */
export function hashToken(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(token).digest());
}

export type NewSession = { personId: string; userAgent: string; now: Date };

/** Opens a session under a token nobody has seen yet, whatever the browser brought along. */
export async function startSession(
  tx: Tx,
  trail: Trail,
  { personId, userAgent, now }: NewSession,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const token = newToken();
  const id = newId();
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
  await tx.session.create({
    data: {
      id,
      personId,
      tokenHash: hashToken(token),
      userAgent: userAgent.slice(0, 300),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    },
    select: { id: true },
  });
  trail.add({ event: "session.started", subject: { type: "session", id }, data: { personId } });
  return { id, token, expiresAt };
}

export type SessionsToRevoke = { personId: string; only?: string; except?: string };

/** Ends a person's open sessions (one, all, or all but one), each with its own entry; answers how many. */
export async function revokeSessions(
  tx: Tx,
  trail: Trail,
  { personId, only, except }: SessionsToRevoke,
): Promise<number> {
  const rows = await tx.session.updateManyAndReturn({
    where: { personId, revokedAt: null, id: { equals: only, not: except } },
    data: { revokedAt: new Date() },
    select: { id: true },
  });
  for (const { id } of rows) {
    trail.add({ event: "session.revoked", subject: { type: "session", id }, data: { personId } });
  }
  return rows.length;
}

/** Ends the session of a token; false when it was over already. */
export async function endSession(tx: Tx, trail: Trail, token: string): Promise<boolean> {
  const [ended] = await tx.session.updateManyAndReturn({
    where: { tokenHash: hashToken(token), revokedAt: null },
    data: { revokedAt: new Date() },
    select: { id: true, personId: true },
  });
  if (!ended) return false;
  const { id, personId } = ended;
  trail.add({ event: "session.ended", subject: { type: "session", id }, data: { personId } });
  return true;
}

/** Gives an open session a new token: whoever knew the old one is out. */
export async function renewToken(tx: Tx, sessionId: string): Promise<string> {
  const token = newToken();
  await tx.session.update({
    where: { id: sessionId, revokedAt: null },
    data: { tokenHash: hashToken(token) },
    select: { id: true },
  });
  return token;
}
