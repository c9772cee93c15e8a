import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import type { AuditEvent } from "@/lib/audit/events";
import { CHAIN_LOCK, linkEntries } from "@/lib/audit/server/link-entries";
import { consoleKey } from "@/lib/platform/server/console-key";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Adds entries behind the head of the chain. The lock is held until the transaction ends, so the next writer reads
 * the head this one leaves; that is why this comes last in a change.
 */
export async function appendEntries(
  tx: Prisma.TransactionClient,
  by: ChangedBy,
  entries: readonly AuditEvent[],
): Promise<void> {
  const key = await consoleKey("audit-chain");
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK}::bigint)`;
  const head = await tx.auditEntry.findFirst({
    orderBy: { seq: "desc" },
    select: { seq: true, at: true, hash: true },
  });
  await tx.auditEntry.createMany({ data: linkEntries(key, head, by, entries) });
}
