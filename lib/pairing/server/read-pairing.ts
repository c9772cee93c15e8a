import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { openMetaInfo } from "@/lib/pairing/server/secrets";
import { type PairedPhone, type PairingView, SILENT_MS } from "@/lib/pairing/view";
import { database } from "@/lib/platform/server/db";

/** A phone does one thing at a time. */
const IN_HAND = { state: { in: ["requested" as const, "pending" as const, "unknown" as const] } };

const isNear = (lastSeenAt: Date | null, now: Date) =>
  lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < SILENT_MS;

/** Somebody's own pairing with what its phone has sent; null when it is not theirs. */
export async function readPairing(actor: Actor, id: string, now: Date): Promise<PairingView | null> {
  const row = await database().pairing.findFirst({
    where: { id, personId: actor.personId },
    omit: { metaInfoSealed: false },
    include: { _count: { select: { transactions: { where: IN_HAND } } } },
  });
  if (!row) return null;
  const isOver = row.endedAt !== null || row.expiresAt <= now;
  const metaInfo = isOver || row.metaInfoSealed === null ? null : openMetaInfo(id, row.metaInfoSealed);
  return {
    id,
    state: isOver ? "ended" : row.claimedAt ? "paired" : "waiting",
    device: row.device ?? "",
    metaInfo,
    connected: !isOver && isNear(row.lastSeenAt, now),
    free: row._count.transactions === 0,
    expiresAt: row.expiresAt.toISOString(),
    now: now.toISOString(),
  };
}

/** The phone that a transaction was composed with; null when there was none. Whoever may read that may see it. */
export async function readPairedPhone(transactionId: string, now: Date): Promise<PairedPhone | null> {
  const row = await database().pairing.findFirst({
    where: { transactions: { some: { id: transactionId } } },
  });
  if (!row) return null;
  const { device, endedAt, handedOverId, handedOverAt, lastSeenAt } = row;
  return {
    device: device ?? "",
    connected: endedAt === null && isNear(lastSeenAt, now),
    handedOverAt: handedOverId === transactionId ? (handedOverAt?.toISOString() ?? null) : null,
    ended: endedAt !== null,
  };
}
