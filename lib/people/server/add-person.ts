import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { auditedChange } from "@/lib/audit/server/audited-change";
import { hashPassword, newOneTimePassword } from "@/lib/auth/server/password-hash";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import type { AddPersonInput } from "@/lib/people/schema";
import { insertPerson } from "@/lib/people/server/repository";
import type { OneTimePassword } from "@/lib/people/view";

/** Adds somebody with a one-time password, which this answer alone contains. */
export async function addPerson(by: ChangedBy, input: AddPersonInput): Promise<OneTimePassword> {
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  const id = newId();
  await auditedChange(by, async (tx, trail) => {
    if (!(await insertPerson(tx, { id, ...input, passwordHash, mustChangePassword: true }))) {
      throw new AppError("conflict", "people.emailTaken", { fieldErrors: { email: "people.emailTaken" } });
    }
    trail.add({ event: "person.added", subject: { type: "person", id }, data: { role: input.role } });
  });
  return { personId: id, name: input.name, email: input.email, oneTimePassword };
}
