import "server-only";
import {
  auditedChange,
  type ChangedBy,
  changedByConsole,
  type Trail,
  type Tx,
} from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import type { Work } from "@/lib/platform/server/start-jobs";
import type { Prisma } from "@/prisma/generated/client";

/** A transaction on which its phone may still be busy. */
export const underWay = (now: Date): Prisma.TransactionWhereInput => ({
  OR: [
    // Its answer, or its fate, decides.
    { state: "requested" },
    { state: { in: ["pending", "unknown"] }, deadline: { gt: now } },
  ],
});

/** Neither has its time run out, nor has it ended: it waits for its phone, or for its transaction, or is busy. */
export const inUse = (now: Date): Prisma.PairingWhereInput => ({
  endedAt: null,
  OR: [{ expiresAt: { gt: now } }, { transactions: { some: underWay(now) } }],
});

/** Ends them and forgets what the devices sent; each leaves its entry. */
export async function endThose(
  tx: Tx,
  trail: Trail,
  where: Prisma.PairingWhereInput,
  now: Date,
): Promise<number> {
  const ended = await tx.pairing.updateManyAndReturn({
    where: { ...where, endedAt: null },
    data: { endedAt: now, metaInfoSealed: null, device: null, deviceTokenHash: null },
    select: { id: true },
  });
  for (const { id } of ended)
    trail.add({ event: "pairing.ended", subject: { type: "pairing", id }, data: {} });
  return ended.length;
}

/** Ends somebody's own pairing: its phone gets nothing more. @throws AppError when it is not theirs, or has ended */
export async function endPairing(by: ChangedBy & { actor: Actor }, id: string, now: Date): Promise<void> {
  await auditedChange(by, async (tx, trail) => {
    const count = await endThose(tx, trail, { id, personId: by.actor.personId }, now);
    if (count === 0) throw new AppError("not-found", "pairing.problems.notOpen");
  });
}

const BATCH = 200;

/** Ends all pairings whose time is over; answers how many. */
export async function endOldPairings(by: ChangedBy, now: Date): Promise<number> {
  const old = await database().pairing.findMany({
    where: { endedAt: null, NOT: inUse(now) },
    select: { id: true },
    orderBy: { id: "asc" },
    take: BATCH,
  });
  if (old.length === 0) return 0;
  let count = 0;
  await auditedChange(by, async (tx, trail) => {
    count = await endThose(tx, trail, { id: { in: old.map(({ id }) => id) } }, now);
    // Another instance was quicker: there is nothing to write down.
    if (count === 0) throw new AlreadyEnded();
  }).catch((problem: unknown) => {
    if (!(problem instanceof AlreadyEnded)) throw problem;
  });
  return count;
}

class AlreadyEnded extends Error {}

/** The job that forgets what phones have sent, every minute. */
export const PAIRING_WORK: Work = {
  queue: "end-pairings",
  every: "* * * * *",
  sideBySide: 1,
  lookEvery: 10,
  takesAtMost: 60,
  async run() {
    await endOldPairings(changedByConsole("pairing", newId()), new Date());
  },
};
