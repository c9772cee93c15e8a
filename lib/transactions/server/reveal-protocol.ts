import "server-only";
import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import { AppError } from "@/lib/kernel/errors";
import { database } from "@/lib/platform/server/db";
import { open } from "@/lib/platform/server/seal";
import { protocolContext } from "@/lib/transactions/server/initialize-outcome";

/** Opens Protocol for the one who hands it to a device, and writes down that they looked. */
export async function revealProtocol(by: ChangedBy, id: string): Promise<string> {
  const found = await database().transaction.findUnique({ where: { id }, select: { protocolSealed: true } });
  const sealed = found?.protocolSealed;
  if (!sealed) throw new AppError("not-found", "transactions.problems.noProtocol");
  const protocol = open(sealed, protocolContext(id));
  await auditedChange(by, async (_tx, trail) => {
    const subject = { type: "transaction", id } as const;
    trail.add({ event: "transaction.revealed", subject, data: { what: "Protocol" } });
  });
  return protocol;
}
