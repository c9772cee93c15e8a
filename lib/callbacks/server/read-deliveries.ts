import "server-only";
import { asStoredFields } from "@/lib/callbacks/fields";
import { judgeDeliveries } from "@/lib/callbacks/verdict";
import type { DeliveriesView } from "@/lib/callbacks/view";
import { database } from "@/lib/platform/server/db";
import type { ReadTransaction } from "@/lib/transactions/server/read-transaction";

/** The first so many are shown: what came first is what decided. */
const MOST_SHOWN = 100;

const time = (iso: string | null) => (iso === null ? null : Date.parse(iso));

/** Deliveries of one transaction in the order they came, each with its verdict. */
export async function readDeliveries({ view, callbackTokenHash }: ReadTransaction): Promise<DeliveriesView> {
  const where = { transactionId: view.id };
  const [total, rows] = await Promise.all([
    database().callbackDelivery.count({ where }),
    database().callbackDelivery.findMany({
      where,
      select: { id: true, receivedAt: true, method: true, fields: true },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
      take: MOST_SHOWN,
    }),
  ]);
  const { transactionId, answeredAt, deadline } = view;
  const verdicts = judgeDeliveries(
    { transactionId, callbackTokenHash, answeredAt: time(answeredAt), deadline: time(deadline) },
    rows.map(({ receivedAt, fields }) => ({
      receivedAt: receivedAt.getTime(),
      fields: asStoredFields(fields),
    })),
  );
  const shown = rows.flatMap(({ id, receivedAt, method, fields }, index) => {
    const verdict = verdicts[index];
    const stored = asStoredFields(fields);
    return verdict
      ? [{ id, number: index + 1, receivedAt: receivedAt.toISOString(), method, fields: stored, verdict }]
      : [];
  });
  return { shown, total };
}
