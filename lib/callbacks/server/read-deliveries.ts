import "server-only";
import { asStoredFields, asStoredHeaders } from "@/lib/callbacks/fields";
import { foldDeliveries } from "@/lib/callbacks/fold";
import { isNoise, judgeDeliveries } from "@/lib/callbacks/verdict";
import type { DeliveriesView, DeliveryView } from "@/lib/callbacks/view";
import { pool } from "@/lib/platform/server/db";
import { callbackAddress } from "@/lib/transactions/callback-address";
import { callbackOrigins } from "@/lib/transactions/server/callback-origins";
import type { ReadTransaction } from "@/lib/transactions/server/read-transaction";

type StoredRow = {
  id: string;
  receivedAt: Date;
  method: string;
  fields: unknown;
  source: string | null;
  headers: unknown;
  erased: boolean;
};

// More are not stored of one transaction; the limit only guards against those of older versions.
const DELIVERIES = {
  name: "deliveries-of-one",
  text: `SELECT id, received_at AS "receivedAt", method, fields, source, headers, erased_at IS NOT NULL AS erased
FROM callback_delivery WHERE transaction_id = $1::uuid ORDER BY received_at, id LIMIT 1000`,
};

type Tally = { right: number; wrong: number; probes: number; lastWrongAt: Date | null };

const TALLY = {
  name: "tally-of-one",
  text: `SELECT seen_right AS "right", seen_wrong AS "wrong", seen_probes AS "probes", last_wrong_at AS "lastWrongAt"
FROM callback_tally WHERE transaction_id = $1::uuid`,
};

/** Deliveries of one transaction in the order they came, each with its verdict, identical ones folded into one. */
export async function readDeliveries(found: ReadTransaction): Promise<DeliveriesView> {
  const values = [found.view.id];
  const [stored, tallies] = await Promise.all([
    pool().query<StoredRow>({ ...DELIVERIES, values }),
    pool().query<Tally>({ ...TALLY, values }),
  ]);
  const judged = judgeRows(found, stored.rows);
  return {
    shown: foldDeliveries(judged),
    ...countAll(judged, tallies.rows[0]),
    address: callbackAddress(callbackOrigins()[found.view.environment], found.callbackId),
  };
}

const time = (iso: string | null) => (iso === null ? null : Date.parse(iso));

function judgeRows({ view, callbackTokenHash }: ReadTransaction, rows: readonly StoredRow[]): DeliveryView[] {
  const { transactionId, transactionIdFrom, answeredAt, deadline, passed } = view;
  const deliveries = rows.map((row) => ({
    ...row,
    fields: asStoredFields(row.fields),
    headers: asStoredHeaders(row.headers),
    receivedAt: row.receivedAt.getTime(),
  }));
  const verdicts = judgeDeliveries(
    {
      transactionId,
      transactionIdFrom,
      callbackTokenHash,
      answeredAt: time(answeredAt),
      deadline: time(deadline),
      confirmedPassed: passed,
    },
    deliveries,
  );
  return deliveries.flatMap((delivery, place) => {
    const verdict = verdicts[place];
    const receivedAt = new Date(delivery.receivedAt).toISOString();
    return verdict ? [{ ...delivery, receivedAt, number: place + 1, verdict, again: null }] : [];
  });
}

/** The tally counts what is stored and what is not; deliveries from before it was kept are stored alone. */
function countAll(judged: readonly DeliveryView[], tally: Tally | undefined) {
  const told = judged.filter(({ erased }) => !erased);
  const probes = told.filter(({ verdict }) => verdict.kind === "probe").length;
  const wrongs = told.filter(({ verdict }) => isNoise(verdict) && verdict.kind !== "probe");
  const noise = judged.filter(({ verdict }) => isNoise(verdict)).length;
  return {
    total: Math.max(judged.length, tally ? tally.right + tally.wrong + tally.probes : 0),
    wrong: Math.max(wrongs.length, tally?.wrong ?? 0),
    lastWrongAt: tally?.lastWrongAt?.toISOString() ?? wrongs.at(-1)?.receivedAt ?? null,
    probes: Math.max(probes, tally?.probes ?? 0),
    unstored: Math.max(0, (tally?.wrong ?? 0) + (tally?.probes ?? 0) - noise),
  };
}
