import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import type { Role } from "@/lib/auth/permissions";
import { hashPassword } from "@/lib/auth/server/password-hash";
import { findActor } from "@/lib/auth/server/sessions";
import { type SignInOutcome, signIn } from "@/lib/auth/server/sign-in";
import { SignInLimits } from "@/lib/auth/server/sign-in-limits";
import { newId } from "@/lib/kernel/ids";
import { insertPerson } from "@/lib/people/server/repository";

export const PASSWORD = "ferry quartz lantern 88 moss";

// One argon2id for all people of a test file: it is the same password anyway.
let hash: Promise<string> | undefined;

export type TestPerson = { id: string; email: string; name: string; role: Role };

/** Somebody whose password is PASSWORD. */
export async function person(role: Role, more: { mustChangePassword?: boolean } = {}): Promise<TestPerson> {
  hash ??= hashPassword(PASSWORD);
  const passwordHash = await hash;
  const id = newId();
  const row = { id, email: `${id}@example.com`, name: `Test ${role}`, role };
  await auditedChange(theConsole(), async (tx, trail) => {
    await insertPerson(tx, { ...row, passwordHash, mustChangePassword: false, ...more });
    trail.add({ event: "person.added", subject: { type: "person", id }, data: { role } });
  });
  return row;
}

export function theConsole(): ChangedBy {
  return { actor: null, label: "test", requestId: newId() };
}

/** On whose behalf a change happens, without the detour of a session. */
export function as({ id, ...rest }: TestPerson): ChangedBy & { actor: Actor } {
  const actor = { personId: id, sessionId: newId(), mustChangePassword: false, ...rest };
  return { actor, label: rest.name, requestId: newId() };
}

export type Try = { password?: string; address?: string; oldToken?: string; limits?: SignInLimits };

/** One try, by default the right password from a place nobody tried from. */
export function trySignIn(email: string, { password = PASSWORD, ...more }: Try = {}): Promise<SignInOutcome> {
  const { address = "192.0.2.1", oldToken = null, limits = new SignInLimits() } = more;
  return signIn({ email, password, address, oldToken, userAgent: "test", requestId: newId() }, limits);
}

/** A token of a fresh session. */
export async function tokenOf(email: string, more: Try = {}): Promise<string> {
  const outcome = await trySignIn(email, more);
  if (outcome.kind !== "signed-in") throw new Error(`Not signed in: ${outcome.kind}`);
  return outcome.token;
}

export async function actorOf(token: string, now?: Date): Promise<Actor> {
  const actor = await findActor(token, now);
  if (!actor) throw new Error("The session is over");
  return actor;
}
