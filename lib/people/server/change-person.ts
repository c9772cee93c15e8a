import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { auditedChange, type Trail, type Tx } from "@/lib/audit/server/audited-change";
import type { Role } from "@/lib/auth/permissions";
import { hashPassword, newOneTimePassword } from "@/lib/auth/server/password-hash";
import { revokeSessions } from "@/lib/auth/server/session-store";
import { AppError } from "@/lib/kernel/errors";
import {
  type LockedPerson,
  lockPerson,
  setDisabledAt,
  setPassword,
  setRole,
} from "@/lib/people/server/repository";
import type { OneTimePassword } from "@/lib/people/view";

/** Gives somebody another role, from their next request on. */
export async function changeRole(by: ChangedBy, id: string, role: Role): Promise<void> {
  await changePerson(by, id, async (tx, trail, person, otherAdmins) => {
    if (person.role === role) throw new AppError("already-done", "alreadyDone");
    if (person.role === "admin") mayLoseAdmin(by, person, otherAdmins);
    await setRole(tx, id, role);
    const data = { from: person.role, to: role };
    trail.add({ event: "person.role-changed", subject: { type: "person", id }, data });
  });
}

/** Shuts somebody out from their next request on, and ends their sessions for good. */
export async function disablePerson(by: ChangedBy, id: string): Promise<void> {
  await changePerson(by, id, async (tx, trail, person, otherAdmins) => {
    if (person.disabledAt) throw new AppError("already-done", "alreadyDone");
    mayLoseAdmin(by, person, otherAdmins);
    await setDisabledAt(tx, id, new Date());
    const sessionsRevoked = await revokeSessions(tx, trail, { personId: id });
    trail.add({ event: "person.disabled", subject: { type: "person", id }, data: { sessionsRevoked } });
  });
}

/** Lets somebody in again, with the role they had. */
export async function enablePerson(by: ChangedBy, id: string): Promise<void> {
  await changePerson(by, id, async (tx, trail, person) => {
    if (!person.disabledAt) throw new AppError("already-done", "alreadyDone");
    await setDisabledAt(tx, id, null);
    trail.add({ event: "person.enabled", subject: { type: "person", id }, data: {} });
  });
}

/** A new one-time password in place of a forgotten one; every session of that person ends. */
export async function resetPassword(by: ChangedBy, id: string): Promise<OneTimePassword> {
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  return changePerson(by, id, async (tx, trail, { name, email }) => {
    if (by.actor?.personId === id) throw new AppError("not-allowed", "people.notYourself");
    await setPassword(tx, id, { passwordHash, mustChangePassword: true });
    const sessionsRevoked = await revokeSessions(tx, trail, { personId: id });
    trail.add({ event: "person.password-reset", subject: { type: "person", id }, data: { sessionsRevoked } });
    return { personId: id, name, email, oneTimePassword };
  });
}

type Change<T> = (tx: Tx, trail: Trail, person: LockedPerson, otherAdmins: number) => Promise<T>;

function changePerson<T>(by: ChangedBy, id: string, change: Change<T>): Promise<T> {
  return auditedChange(by, async (tx, trail) => {
    const found = await lockPerson(tx, id);
    if (!found) throw new AppError("not-found", "people.unknown");
    return change(tx, trail, found.person, found.otherAdmins);
  });
}

/** Nobody takes their own key away by a slip, and somebody who can give keys always remains. */
function mayLoseAdmin(by: ChangedBy, person: LockedPerson, otherAdmins: number): void {
  if (by.actor?.personId === person.id) throw new AppError("not-allowed", "people.notYourself");
  if (person.role === "admin" && !person.disabledAt && otherAdmins === 0) {
    throw new AppError("conflict", "people.lastAdmin");
  }
}
