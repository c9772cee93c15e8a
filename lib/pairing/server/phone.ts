import "server-only";
import { auditedChange, changedByConsole, unauditedWrite } from "@/lib/audit/server/audited-change";
import { AppError } from "@/lib/kernel/errors";
import { PHONE } from "@/lib/pairing/server/claim-pairing";
import { inUse } from "@/lib/pairing/server/end-pairing";
import { hashDeviceToken } from "@/lib/pairing/server/secrets";
import type { PhoneTransaction } from "@/lib/pairing/view";
import { database } from "@/lib/platform/server/db";
import { open } from "@/lib/platform/server/seal";
import { protocolContext } from "@/lib/transactions/server/initialize-outcome";

/** Written down so often at most: that a phone is still there. */
const SEEN_EVERY_MS = 5_000;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const NEWEST = {
  where: { transactionId: { not: null }, deadline: { not: null } },
  orderBy: { createdAt: "desc" },
  take: 1,
  select: {
    id: true,
    state: true,
    environment: true,
    transactionId: true,
    protocolSealed: true,
    transactionUrl: true,
    deadline: true,
  },
} as const;

/** The pairing that a device's token opens, with its newest transaction; null once it has ended. */
async function pairingOf(token: string, now: Date) {
  if (!TOKEN.test(token)) return null;
  return database().pairing.findFirst({
    where: { deviceTokenHash: await hashDeviceToken(token), person: { disabledAt: null }, ...inUse(now) },
    select: { id: true, lastSeenAt: true, handedOverId: true, transactions: NEWEST },
  });
}

type Found = NonNullable<Awaited<ReturnType<typeof pairingOf>>>;

async function pairingOrRefusal(token: string, now: Date): Promise<Found> {
  const pairing = await pairingOf(token, now);
  if (!pairing) throw new AppError("not-signed-in", "pairing.problems.ended");
  return pairing;
}

export async function isPaired(token: string, now: Date): Promise<boolean> {
  return (await pairingOf(token, now)) !== null;
}

/**
 * The transaction that was started with the phone's MetaInfo; null while there is none. Protocol is in the first
 * answer only: whoever steals the token afterwards does not get it.
 * @throws AppError `not-signed-in` without a pairing
 */
export async function readPhoneTransaction(
  token: string,
  requestId: string,
  now: Date,
): Promise<PhoneTransaction | null> {
  const pairing = await pairingOrRefusal(token, now);
  await noteSeen(pairing, now);
  const [transaction] = pairing.transactions;
  if (!transaction?.transactionId || !transaction.deadline) return null;
  const { id, transactionId, transactionUrl, protocolSealed, deadline, environment } = transaction;
  const isPending = transaction.state === "pending" && deadline > now;
  const isFirst = isPending && (await handOver(pairing, id, requestId, now));
  return {
    transactionId,
    protocol: isFirst && protocolSealed ? open(protocolSealed, protocolContext(id)) : null,
    transactionUrl,
    deadline: deadline.toISOString(),
    state: isPending ? "pending" : "over",
    sandbox: environment === "sandbox",
    now: now.toISOString(),
  };
}

/** Whether this question is the one that gets Protocol. Of two at once one is. */
async function handOver(
  pairing: Found,
  transactionId: string,
  requestId: string,
  now: Date,
): Promise<boolean> {
  if (pairing.handedOverId === transactionId) return false;
  const { id } = pairing;
  return auditedChange(changedByConsole(PHONE, requestId), async (tx, trail) => {
    const { count } = await tx.pairing.updateMany({
      where: { id, endedAt: null, OR: [{ handedOverId: null }, { handedOverId: { not: transactionId } }] },
      data: { handedOverId: transactionId, handedOverAt: now },
    });
    if (count === 0) throw new HandedOver();
    trail.add({
      event: "pairing.handed-over",
      subject: { type: "pairing", id },
      data: { transactionId },
    });
    return true;
  }).catch((problem: unknown) => {
    if (problem instanceof HandedOver) return false;
    throw problem;
  });
}

class HandedOver extends Error {}

async function noteSeen({ id, lastSeenAt }: Found, now: Date): Promise<void> {
  if (lastSeenAt && now.getTime() - lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  // A token's last use, like a session's: its own record.
  await unauditedWrite("session-seen", (tx) =>
    tx.pairing.updateMany({ where: { id }, data: { lastSeenAt: now } }),
  );
}

/**
 * The row id of the sandbox transaction whose device this phone is.
 * @throws AppError without a pairing, before the phone has got its transaction, when that is over or is a live one
 */
export async function sandboxTransactionOf(token: string, now: Date): Promise<string> {
  const { handedOverId, transactions } = await pairingOrRefusal(token, now);
  const [transaction] = transactions;
  if (!transaction || transaction.id !== handedOverId || transaction.environment !== "sandbox") {
    throw new AppError("not-allowed", "pairing.problems.notDevice");
  }
  if (transaction.state !== "pending" || !transaction.deadline || transaction.deadline <= now) {
    throw new AppError("already-done", "pairing.problems.over");
  }
  return transaction.id;
}
