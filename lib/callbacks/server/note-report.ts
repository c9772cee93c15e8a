import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { changeIf } from "@/lib/audit/server/change-if";
import { asStoredFields } from "@/lib/callbacks/fields";
import { judgeDeliveries } from "@/lib/callbacks/verdict";
import { database } from "@/lib/platform/server/db";
import { writeReport } from "@/lib/transactions/server/transaction-writes";
import { isFinal } from "@/lib/transactions/state";

/**
 * `waiting`: Initialize has not answered, so a delivery cannot be held against anything yet. `settled`: nothing that
 * arrives can change this transaction any more.
 */
export type Noted = "waiting" | "believed" | "nothing" | "settled";

/** Of one transaction more are never looked at; all of them carry the right token. */
const MOST_DELIVERIES = 200;

/**
 * Looks whether a transaction's stored deliveries hold a believable report, and keeps the first one as what was
 * reported. Deliveries with a wrong token are never even read: no number of them hides the right one.
 */
export async function noteReport(by: ChangedBy, transactionId: string): Promise<Noted> {
  const found = await database().transaction.findUnique({
    where: { id: transactionId },
    select: {
      state: true,
      transactionId: true,
      callbackTokenHash: true,
      answeredAt: true,
      deadline: true,
      reportedPassed: true,
    },
  });
  if (!found?.callbackTokenHash || isFinal(found.state)) return "settled";
  if (found.state === "requested" || found.state === "unknown") return "waiting";
  if (found.reportedPassed !== null) return "believed";
  const report = await firstBelieved(transactionId, found);
  if (!report) return "nothing";
  await changeIf(by, async (tx, trail) => {
    const subject = { type: "transaction", id: transactionId } as const;
    const { passed, deliveryId } = report;
    trail.add({ event: "transaction.reported", subject, data: { passed, deliveryId } });
    return writeReport(tx, transactionId, passed, report.receivedAt);
  });
  return "believed";
}

type Facts = {
  transactionId: string | null;
  callbackTokenHash: Uint8Array<ArrayBuffer> | null;
  answeredAt: Date | null;
  deadline: Date | null;
};

async function firstBelieved(id: string, facts: Facts) {
  const deliveries = await database().callbackDelivery.findMany({
    where: { transactionId: id, tokenHash: facts.callbackTokenHash },
    select: { id: true, receivedAt: true, fields: true },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    take: MOST_DELIVERIES,
  });
  const verdicts = judgeDeliveries(
    {
      transactionId: facts.transactionId,
      callbackTokenHash: facts.callbackTokenHash && Buffer.from(facts.callbackTokenHash).toString("hex"),
      answeredAt: facts.answeredAt?.getTime() ?? null,
      deadline: facts.deadline?.getTime() ?? null,
    },
    deliveries.map(({ receivedAt, fields }) => ({
      receivedAt: receivedAt.getTime(),
      fields: asStoredFields(fields),
    })),
  );
  const at = verdicts.findIndex((verdict) => verdict.believed);
  const [delivery, passed] = [deliveries[at], verdicts[at]?.passed];
  return delivery && passed ? { deliveryId: delivery.id, receivedAt: delivery.receivedAt, passed } : null;
}
