import "server-only";
import type { ChangePasswordInput } from "@/lib/account/schema";
import { auditedChange, changedBy } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { passwordProblem } from "@/lib/auth/password-rules";
import { hashPassword, verifyPassword } from "@/lib/auth/server/password-hash";
import { renewToken, revokeSessions } from "@/lib/auth/server/session-store";
import { Throttle } from "@/lib/auth/throttle";
import { AppError } from "@/lib/kernel/errors";
import { database } from "@/lib/platform/server/db";
import { oncePerProcess } from "@/lib/platform/server/once";

/** Somebody at a browser left open must not get to guess the password at leisure. */
const RULE = { free: 5, firstMs: 2_000, longestMs: 900_000, forgetMs: 86_400_000, capacity: 5_000 };

/**
 * Changes one's own password. Every other session ends, and this one gets a new token: the answer, which belongs
 * into the cookie.
 */
export async function changePassword(
  actor: Actor,
  { current, next }: ChangePasswordInput,
  requestId: string,
): Promise<string> {
  const problem = current === next ? "same" : passwordProblem(next, actor);
  if (problem) {
    throw new AppError("bad-input", "badInput", { fieldErrors: { next: `account.password.${problem}` } });
  }
  const oldHash = await checkCurrent(actor, current);
  const passwordHash = await hashPassword(next);
  const { personId, sessionId } = actor;
  return auditedChange(changedBy(actor, requestId), async (tx, trail) => {
    const changed = await tx.person.updateMany({
      where: { id: personId, passwordHash: oldHash },
      data: { passwordHash, mustChangePassword: false },
    });
    if (changed.count === 0) throw new AppError("conflict", "conflict");
    const sessionsRevoked = await revokeSessions(tx, trail, { personId, except: sessionId });
    trail.add({
      event: "person.password-changed",
      subject: { type: "person", id: personId },
      data: { sessionsRevoked },
    });
    return renewToken(tx, sessionId);
  });
}

/** The stored hash, when the password typed as the current one is right. */
async function checkCurrent({ personId }: Actor, current: string): Promise<string> {
  const limit = oncePerProcess("password-change-limit", () => new Throttle(RULE));
  const waitMs = limit.waitMs(personId, Date.now());
  if (waitMs > 0) {
    throw new AppError("too-many-requests", "auth.wait", { values: { seconds: Math.ceil(waitMs / 1000) } });
  }
  limit.charge(personId, Date.now());
  const { passwordHash } = await database().person.findUniqueOrThrow({
    where: { id: personId },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(passwordHash, current))) {
    throw new AppError("bad-input", "badInput", { fieldErrors: { current: "account.wrongCurrent" } });
  }
  limit.clear(personId);
  return passwordHash;
}
