import "server-only";
import { randomBytes } from "node:crypto";
import type { ChangedBy } from "@/lib/audit/changed-by";
import type { AuditEvent } from "@/lib/audit/events";
import { commitTo, GENESIS, hashOf } from "@/lib/audit/server/chain";
import { consoleKey } from "@/lib/platform/server/console-key";
import type { Prisma } from "@/prisma/generated/client";

/** Names the chain among PostgreSQL's advisory locks. */
const CHAIN_LOCK = 7_203_915_482n;

type Head = { seq: bigint; at: Date; hash: Uint8Array };

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
  const head: Head | null = await tx.auditEntry.findFirst({
    orderBy: { seq: "desc" },
    select: { seq: true, at: true, hash: true },
  });
  let { seq, hash: previousHash } = head ?? { seq: 0n, hash: GENESIS };
  // A clock set back must not make the trail run backwards.
  const at = new Date(Math.max(Date.now(), head?.at.getTime() ?? 0));
  const rows = entries.map(({ event, subject, data }) => {
    const salt = Buffer.from(randomBytes(16));
    seq += 1n;
    const link = {
      seq,
      at,
      actorId: by.actor?.personId ?? null,
      actorLabel: by.label,
      event,
      subjectType: subject.type,
      subjectId: subject.id,
      requestId: by.requestId,
      commitment: commitTo(salt, data),
      previousHash: Buffer.from(previousHash),
    };
    const hash = hashOf(key, link);
    previousHash = hash;
    return { ...link, data, salt, hash };
  });
  await tx.auditEntry.createMany({ data: rows });
}
