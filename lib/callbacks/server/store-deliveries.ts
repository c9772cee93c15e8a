import "server-only";
import type { Pool } from "pg";
import { type Delivery, type DeliveryKind, isProbe, MOST_KEPT } from "@/lib/callbacks/server/delivery";
import { newId } from "@/lib/kernel/ids";
import { isFinal, TRANSACTION_STATES } from "@/lib/transactions/state";

export type StoredDelivery = {
  /** Row id of its transaction. */
  transactionId: string;
  kind: DeliveryKind;
  /** False when so many of its kind had come that it was only counted. */
  kept: boolean;
  /** Whether it may yet move that transaction: it is kept, the token is right and nothing is settled. */
  awaited: boolean;
  /** Whether its TransactionId is known, so that this delivery can be held against it. */
  answered: boolean;
  /** The digest that the transaction expects, for those that were only counted. */
  expectedToken: Buffer | null;
};

const PATIENCE_MS = 10_000;

const UNSETTLED = TRANSACTION_STATES.filter((state) => !isFinal(state))
  .map((state) => `'${state}'`)
  .join(", ");

/** A tally grows in the order of its key everywhere, so that no two statements wait for each other. */
export const ADD_TO_TALLY = `ORDER BY transaction_id
  ON CONFLICT (transaction_id) DO UPDATE SET
    seen_right = tally.seen_right + excluded.seen_right,
    seen_wrong = tally.seen_wrong + excluded.seen_wrong,
    seen_probes = tally.seen_probes + excluded.seen_probes,
    last_wrong_at = coalesce(excluded.last_wrong_at, tally.last_wrong_at)`;

/**
 * Where a statement differs for one delivery, as most come; for several of as many transactions, as they come under
 * load; and for several of which some are of the same. The simpler ones cost less in their own form.
 */
type Form = {
  from: string;
  of: (kind: DeliveryKind) => string;
  wrongAt: string;
  group: string;
  place: string;
};

const ONE: Form = {
  from: `(SELECT $1::uuid AS id, $2::text AS callback_id, $3::text AS method, $4::jsonb AS fields, $5::bytea AS token_hash,
    $6::boolean AS is_probe, $7::text AS source, $8::jsonb AS headers) AS d`,
  of: (kind) => `(kind = '${kind}')::int`,
  wrongAt: "CASE WHEN kind = 'wrong' THEN clock_timestamp() END",
  group: "",
  place: "1",
};

const APART: Form = {
  ...ONE,
  from: `unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::bytea[], $6::boolean[], $7::text[], $8::jsonb[])
    AS d (id, callback_id, method, fields, token_hash, is_probe, source, headers)`,
};

const MANY: Form = {
  from: APART.from,
  of: (kind) => `count(*) FILTER (WHERE kind = '${kind}')`,
  wrongAt: "max(clock_timestamp()) FILTER (WHERE kind = 'wrong')",
  group: "GROUP BY transaction_id",
  place: "row_number() OVER (PARTITION BY transaction_id, kind ORDER BY id DESC)",
};

// The name in the path is the whole key: a row is written for the one transaction whose callback has it, or not at all.
// The state may change while this runs, but only from one that is awaited to one that is not.
// Of the tally as it is after the statement, a delivery's own place is found by counting back from the last of its kind.
const statement = ({ from, of, wrongAt, group, place }: Form) => `WITH named AS (
  SELECT d.*, t.id AS transaction_id, t.callback_token_hash AS expected,
    t.state IN (${UNSETTLED}) AS unsettled, t.transaction_id IS NOT NULL AS answered,
    CASE WHEN t.callback_token_hash = d.token_hash THEN 'right' WHEN d.is_probe THEN 'probe' ELSE 'wrong' END AS kind
  FROM ${from}
  JOIN "transaction" t ON t.callback_id = d.callback_id
), counted AS (
  INSERT INTO callback_tally AS tally (transaction_id, seen_right, seen_wrong, seen_probes, last_wrong_at)
  SELECT transaction_id, ${of("right")}, ${of("wrong")}, ${of("probe")}, ${wrongAt}
  FROM named ${group} ${ADD_TO_TALLY}
  RETURNING transaction_id, seen_right, seen_wrong, seen_probes
), placed AS (
  SELECT named.*,
    CASE kind WHEN 'right' THEN seen_right - ${MOST_KEPT.right} WHEN 'wrong' THEN seen_wrong - ${MOST_KEPT.wrong}
      ELSE seen_probes - ${MOST_KEPT.probe} END < ${place} AS kept
  FROM named JOIN counted USING (transaction_id)
), stored AS (
  INSERT INTO callback_delivery (id, transaction_id, method, fields, token_hash, source, headers)
  SELECT id, transaction_id, method, fields, token_hash, source, headers FROM placed WHERE kept
)
SELECT id, transaction_id AS "transactionId", kind, kept, answered,
  kept AND unsettled AND kind = 'right' AS awaited, CASE WHEN NOT kept THEN expected END AS "expectedToken"
FROM placed`;

const STORE_ONE = { name: "store-delivery", text: statement(ONE), query_timeout: PATIENCE_MS };
const STORE_APART = { name: "store-deliveries-apart", text: statement(APART), query_timeout: PATIENCE_MS };
const STORE_MANY = { name: "store-deliveries", text: statement(MANY), query_timeout: PATIENCE_MS };

const areApart = (batch: readonly Delivery[]) =>
  new Set(batch.map(({ callbackId }) => callbackId)).size === batch.length;

/**
 * Stores and counts deliveries in one statement, so all of them or none.
 * @returns what became of each, in their order; undefined for those that name no transaction
 */
export async function storeDeliveries(
  pool: Pool,
  batch: readonly Delivery[],
): Promise<(StoredDelivery | undefined)[]> {
  const ids = batch.map(newId);
  const columns = [
    ids,
    batch.map(({ callbackId }) => callbackId),
    batch.map(({ method }) => method),
    batch.map(({ fields }) => JSON.stringify(fields)),
    batch.map(({ tokenHash }) => tokenHash),
    batch.map(isProbe),
    batch.map(({ source }) => source),
    batch.map(({ headers }) => JSON.stringify(headers)),
  ];
  const query =
    batch.length === 1
      ? { ...STORE_ONE, values: columns.map(([only]) => only) }
      : { ...(areApart(batch) ? STORE_APART : STORE_MANY), values: columns };
  const { rows } = await pool.query<StoredDelivery & { id: string }>(query);
  const stored = new Map(rows.map(({ id, ...row }) => [id, row]));
  return ids.map((id) => stored.get(id));
}
