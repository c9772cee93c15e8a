import "server-only";
import { auditedChange, changedByConsole } from "@/lib/audit/server/audited-change";
import { hashPassword, newOneTimePassword } from "@/lib/auth/server/password-hash";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { insertPerson } from "@/lib/people/server/repository";
import { database } from "@/lib/platform/server/db";

export type FirstAdmin = { email: string; oneTimePassword: string | null };

/**
 * Makes the first admin of an empty console, or does nothing and answers null. Without a password of the
 * operator's own choosing one is made that must be changed at the first sign-in; only this answer contains it.
 */
export async function ensureFirstAdmin(wish: {
  email: string;
  password?: string;
}): Promise<FirstAdmin | null> {
  if ((await database().person.count()) > 0) return null;
  const oneTimePassword = wish.password === undefined ? newOneTimePassword() : null;
  const passwordHash = await hashPassword(wish.password ?? oneTimePassword ?? "");
  const email = wish.email.trim().toLowerCase();
  const id = newId();
  const made = auditedChange(changedByConsole("first start", newId()), async (tx, trail) => {
    const mustChangePassword = oneTimePassword !== null;
    const person = {
      id,
      email,
      name: "Administrator",
      role: "admin" as const,
      passwordHash,
      mustChangePassword,
    };
    const added = await insertPerson(tx, person);
    if (!added) throw new AppError("already-done", "alreadyDone");
    trail.add({ event: "console.initialized", subject: { type: "person", id }, data: { adminId: id } });
    return { email, oneTimePassword };
  });
  // Another process starting at the same moment was first; it tells its own reader how to sign in.
  return made.catch(nullIfDone);
}

function nullIfDone(error: unknown): null {
  if (error instanceof AppError && error.code === "already-done") return null;
  throw error;
}
