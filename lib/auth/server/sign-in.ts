import "server-only";
import { auditedChange, changedBy } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { hashOfNobody, verifyPassword } from "@/lib/auth/server/password-hash";
import { endSession, startSession } from "@/lib/auth/server/session-store";
import { SignInLimits } from "@/lib/auth/server/sign-in-limits";
import { AppError } from "@/lib/kernel/errors";
import { database } from "@/lib/platform/server/db";
import { countEvent } from "@/lib/platform/server/metrics";
import { oncePerProcess } from "@/lib/platform/server/once";

export type SignInAttempt = {
  email: string;
  password: string;
  /** Where the request came from, as the server saw it. */
  address: string;
  userAgent: string;
  /** Token of the session the browser still had: it ends when this attempt succeeds. */
  oldToken: string | null;
  requestId: string;
};

export type SignInOutcome =
  | { kind: "signed-in"; token: string; personId: string }
  /** Unknown address, wrong password or disabled person: nobody outside learns which. */
  | { kind: "refused" }
  | { kind: "wait"; seconds: number };

const KNOWN = {
  id: true,
  name: true,
  role: true,
  mustChangePassword: true,
  disabledAt: true,
  passwordHash: true,
} as const;

const limits = () => oncePerProcess("sign-in-limits", () => new SignInLimits());

/** One try to sign in. Takes about as long, and says the same, whether the address exists or not. */
export async function signIn(
  attempt: SignInAttempt,
  within: SignInLimits = limits(),
): Promise<SignInOutcome> {
  const outcome = await decide(attempt, within);
  countEvent("console_sign_ins_total", { outcome: outcome.kind });
  return outcome;
}

async function decide(attempt: SignInAttempt, within: SignInLimits): Promise<SignInOutcome> {
  // PostgreSQL knows no NUL in a text; no address has one either.
  const email = attempt.email.trim().toLowerCase().replaceAll("\0", "");
  const waitMs = within.enter(email, attempt.address, Date.now());
  if (waitMs > 0) return { kind: "wait", seconds: Math.ceil(waitMs / 1000) };
  const person = await database().person.findUnique({ where: { email }, select: KNOWN });
  const right = await verifyPassword(person?.passwordHash ?? (await hashOfNobody()), attempt.password);
  if (!person || !right || person.disabledAt) return { kind: "refused" };
  within.succeeded(email, attempt.address);
  const { id: personId, name, role, mustChangePassword, passwordHash } = person;
  const token = await open({ personId, name, email, role, mustChangePassword }, passwordHash, attempt);
  return token ? { kind: "signed-in", token, personId } : { kind: "refused" };
}

/** Null when the password was changed, or the person disabled, while theirs was being checked. */
async function open(
  person: Omit<Actor, "sessionId">,
  passwordHash: string,
  { userAgent, oldToken, requestId }: SignInAttempt,
): Promise<string | null> {
  const { personId, name } = person;
  const by = { actor: { ...person, sessionId: "" }, label: name, requestId };
  try {
    return await auditedChange(by, async (tx, trail) => {
      const unchanged = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM person
        WHERE id = ${personId}::uuid AND password_hash = ${passwordHash} AND disabled_at IS NULL
        FOR SHARE`;
      if (unchanged.length === 0) throw new AppError("conflict", "conflict");
      if (oldToken) await endSession(tx, trail, oldToken);
      return (await startSession(tx, trail, { personId, userAgent, now: new Date() })).token;
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return null;
    throw error;
  }
}

/** Ends the session behind a token; nothing happens when it is over already. */
export async function signOut(token: string, actor: Actor, requestId: string): Promise<void> {
  try {
    await auditedChange(changedBy(actor, requestId), async (tx, trail) => {
      if (!(await endSession(tx, trail, token))) throw new AppError("already-done", "alreadyDone");
    });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "already-done")) throw error;
  }
}
