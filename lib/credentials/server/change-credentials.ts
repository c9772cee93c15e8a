import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { auditedChange } from "@/lib/audit/server/audited-change";
import type { AddCredentialInput } from "@/lib/credentials/schema";
import { chosenEndpoint } from "@/lib/credentials/server/endpoint-choices";
import { insertCredential, lastFour, markRetired } from "@/lib/credentials/server/repository";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";

/** Adds a credential; its secret is sealed before it reaches the database and never comes back out of here. */
export async function addCredential(by: ChangedBy, input: AddCredentialInput): Promise<{ id: string }> {
  const endpoint = chosenEndpoint(input.endpoint, input.environment);
  const id = newId();
  const { name, environment, accessKeySecret } = input;
  await auditedChange(by, async (tx, trail) => {
    const row = { ...input, id, endpoint, createdById: by.actor?.personId ?? null };
    if (!(await insertCredential(tx, row))) {
      const fieldErrors = { name: "credentials.problems.nameTaken" };
      throw new AppError("conflict", "credentials.problems.nameTaken", { fieldErrors });
    }
    const data = { name, environment, endpoint, secretLastFour: lastFour(accessKeySecret) };
    trail.add({ event: "credential.added", subject: { type: "credential", id }, data });
  });
  return { id };
}

/** Takes a credential out of use for good; what was done with it stays readable. */
export async function retireCredential(by: ChangedBy, id: string): Promise<void> {
  await auditedChange(by, async (tx, trail) => {
    const retired = await markRetired(tx, id);
    if (!retired) throw new AppError("already-done", "alreadyDone");
    trail.add({ event: "credential.retired", subject: { type: "credential", id }, data: retired });
  });
}
