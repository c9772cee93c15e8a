import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { changeIf } from "@/lib/audit/server/change-if";
import { asStoredFields, valuesOf } from "@/lib/callbacks/fields";
import { type DeliveryVerdict, judgeDeliveries } from "@/lib/callbacks/verdict";
import { TRANSACTION_ID } from "@/lib/initialize/transaction-id";
import { pool } from "@/lib/platform/server/db";
import { resolveUnknown, writeReport } from "@/lib/transactions/server/transaction-writes";
import { deadlineOf, isFinal, type TransactionState } from "@/lib/transactions/state";

/**
 * `waiting`: Initialize has not answered, so a delivery cannot be held against anything yet. `settled`: nothing that
 * arrives can change this transaction any more.
 */
export type Noted = "waiting" | "believed" | "nothing" | "settled";

type Facts = {
  state: TransactionState;
  transactionId: string | null;
  callbackTokenHash: Buffer | null;
  createdAt: Date;
  answeredAt: Date | null;
  deadline: Date | null;
  reportedPassed: string | null;
};

const FIND = {
  name: "noted-transaction",
  text: `SELECT state, transaction_id AS "transactionId", callback_token_hash AS "callbackTokenHash",
  created_at AS "createdAt", answered_at AS "answeredAt", deadline, reported_passed AS "reportedPassed"
FROM "transaction" WHERE id = $1::uuid`,
};

type Delivery = { id: string; receivedAt: Date; fields: unknown };

// Deliveries with a wrong token are never even read: no number of them hides the right one.
const DELIVERIES = {
  name: "right-deliveries",
  text: `SELECT id, received_at AS "receivedAt", fields FROM callback_delivery
WHERE transaction_id = $1::uuid AND token_hash = $2 ORDER BY received_at, id LIMIT 200`,
};

/**
 * Looks whether a transaction's stored deliveries hold a believable report, and keeps the first one as what was
 * reported. One whose Initialize was never answered first takes its TransactionId from them: the path and the token
 * were made for it alone, and nobody but the vendor was told both.
 */
export async function noteReport(by: ChangedBy, id: string): Promise<Noted> {
  const found = await find(id);
  if (!found?.callbackTokenHash || isFinal(found.state)) return "settled";
  if (found.state === "requested") return "waiting";
  if (found.reportedPassed !== null) return "believed";
  const { rows: deliveries } = await pool().query<Delivery>({
    ...DELIVERIES,
    values: [id, found.callbackTokenHash],
  });
  const facts = found.state === "unknown" ? await resolve(by, id, found, deliveries) : found;
  const report = facts && firstBelieved(facts, deliveries);
  if (!report) return "nothing";
  await changeIf(by, async (tx, trail) => {
    const { passed, deliveryId } = report;
    const subject = { type: "transaction", id } as const;
    trail.add({ event: "transaction.reported", subject, data: { passed, deliveryId } });
    return writeReport(tx, id, passed, report.receivedAt);
  });
  return "believed";
}

async function find(id: string): Promise<Facts | undefined> {
  const { rows } = await pool().query<Facts>({ ...FIND, values: [id] });
  return rows[0];
}

/** The facts afterwards; null when no delivery names exactly one TransactionId. The first that does is taken. */
async function resolve(
  by: ChangedBy,
  id: string,
  facts: Facts,
  deliveries: readonly Delivery[],
): Promise<Facts | null> {
  for (const delivery of deliveries) {
    const named = new Set(valuesOf(asStoredFields(delivery.fields).pairs, "transactionId"));
    const [transactionId = ""] = named;
    if (named.size !== 1 || !TRANSACTION_ID.test(transactionId)) continue;
    const deadline = deadlineOf(facts.createdAt);
    await changeIf(by, async (tx, trail) => {
      const subject = { type: "transaction", id } as const;
      const data = { transactionId, deliveryId: delivery.id };
      trail.add({ event: "transaction.resolved", subject, data });
      return resolveUnknown(tx, id, transactionId, deadline);
    });
    // Whoever was first, this one or a late answer: what is stored now counts.
    const now = await find(id);
    return now?.state === "pending" ? now : null;
  }
  return null;
}

function firstBelieved(facts: Facts, deliveries: readonly Delivery[]) {
  const verdicts = judge(facts, deliveries);
  const at = verdicts.findIndex((verdict) => verdict.believed);
  const [delivery, passed] = [deliveries[at], verdicts[at]?.passed];
  return delivery && passed ? { deliveryId: delivery.id, receivedAt: delivery.receivedAt, passed } : null;
}

function judge(facts: Facts, deliveries: readonly Delivery[]): DeliveryVerdict[] {
  return judgeDeliveries(
    {
      transactionId: facts.transactionId,
      callbackTokenHash: facts.callbackTokenHash?.toString("hex") ?? null,
      answeredAt: facts.answeredAt?.getTime() ?? null,
      deadline: facts.deadline?.getTime() ?? null,
    },
    deliveries.map(({ receivedAt, fields }) => ({
      receivedAt: receivedAt.getTime(),
      fields: asStoredFields(fields),
    })),
  );
}
