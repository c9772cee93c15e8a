import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { auditedChange } from "@/lib/audit/server/audited-change";
import type { AddCredentialInput } from "@/lib/credentials/schema";
import { chosenEndpoint } from "@/lib/credentials/server/endpoint-choices";
import { insertCredential, lastFour, markRetired, renameAccount } from "@/lib/credentials/server/repository";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";

/** Adds a credential; its secret is sealed before it reaches the database and never comes back out of here. */
export async function addCredential(by: ChangedBy, input: AddCredentialInput): Promise<{ id: string }> {
  const endpoint = chosenEndpoint(input.endpoint, input.environment);
  const id = newId();
  const { name, environment, accessKeySecret } = input;
  await auditedChange(by, async (tx, trail) => {
    const account = accountOf(input);
    const row = { ...input, account, id, endpoint, createdById: by.actor?.personId ?? null };
    if (!(await insertCredential(tx, row))) {
      const fieldErrors = { name: "credentials.problems.nameTaken" };
      throw new AppError("conflict", "credentials.problems.nameTaken", { fieldErrors });
    }
    const data = { name, environment, endpoint, account, secretLastFour: lastFour(accessKeySecret) };
    trail.add({ event: "credential.added", subject: { type: "credential", id }, data });
  });
  return { id };
}

/** All of the sandbox's keys are one account there. */
function accountOf({ environment, account }: AddCredentialInput): string | null {
  return environment === "live" && account ? account : null;
}

/** Says whose rate a key uses up: from its next call on it queues with the other keys of that account. */
export async function changeAccount(by: ChangedBy, id: string, account: string): Promise<void> {
  await auditedChange(by, async (tx, trail) => {
    const to = account || null;
    const changed = await renameAccount(tx, id, to);
    if (!changed) throw new AppError("already-done", "alreadyDone");
    const data = { from: changed.from, to };
    trail.add({ event: "credential.account-changed", subject: { type: "credential", id }, data });
  });
}

/** Takes a credential out of use for good; what was done with it stays readable. */
export async function retireCredential(by: ChangedBy, id: string): Promise<void> {
  await auditedChange(by, async (tx, trail) => {
    const retired = await markRetired(tx, id);
    if (!retired) throw new AppError("already-done", "alreadyDone");
    trail.add({ event: "credential.retired", subject: { type: "credential", id }, data: retired });
  });
}
