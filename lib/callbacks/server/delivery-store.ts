import "server-only";
import type { Pool } from "pg";
import type { StoredFields } from "@/lib/callbacks/fields";
import { newId } from "@/lib/kernel/ids";
import { isFinal, TRANSACTION_STATES } from "@/lib/transactions/state";

export type Delivery = {
  callbackId: string;
  method: string;
  fields: StoredFields;
  /** SHA-256 of the one token that came. */
  tokenHash: Buffer | null;
};

export type StoredDelivery = {
  /** Row id of its transaction. */
  transactionId: string;
  /** Whether it may yet move that transaction: it is not settled, and the token is the right one. */
  awaited: boolean;
};

/** Resolves once it is committed; with nothing when there is no such transaction. */
export type StoreDelivery = (delivery: Delivery) => Promise<StoredDelivery | undefined>;

type Waiting = Delivery & { resolve(stored: StoredDelivery | undefined): void; reject(error: unknown): void };

/** Statements on their way at a time; what comes meanwhile waits and shares the next one. */
const IN_FLIGHT = 2;
const MOST_TOGETHER = 200;
/** More than this only waits when the database has stopped: then it is better refused at once. */
const MOST_WAITING = 5_000;
const PATIENCE_MS = 10_000;

const UNSETTLED = TRANSACTION_STATES.filter((state) => !isFinal(state))
  .map((state) => `'${state}'`)
  .join(", ");

// The name in the path is the whole key: a row is written for the one transaction whose callback has it, or not at all.
// The state may change while this runs, but only from one that is awaited to one that is not.
const STORE = `WITH named AS (
  SELECT d.*, t.id AS transaction_id, t.state IN (${UNSETTLED}) AND t.callback_token_hash = d.token_hash AS awaited
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::bytea[])
    AS d (id, callback_id, method, fields, token_hash)
  JOIN "transaction" t ON t.callback_id = d.callback_id
), stored AS (
  INSERT INTO callback_delivery (id, transaction_id, method, fields, token_hash)
  SELECT id, transaction_id, method, fields, token_hash FROM named
)
SELECT id, transaction_id AS "transactionId", coalesce(awaited, false) AS awaited FROM named`;

/**
 * Stores deliveries, those that arrive together in one statement and one commit. Nothing waits for company: a lone
 * delivery is sent at once, and only under load do the ones that come meanwhile go together.
 */
export function createDeliveryStore(pool: Pool): StoreDelivery {
  const waiting: Waiting[] = [];
  let inFlight = 0;

  async function send(batch: Waiting[]): Promise<void> {
    inFlight += 1;
    try {
      const stored = await insert(pool, batch);
      for (const [place, { resolve }] of batch.entries()) resolve(stored[place]);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      inFlight -= 1;
      sendNext();
    }
  }

  function sendNext(): void {
    if (waiting.length > 0 && inFlight < IN_FLIGHT) void send(waiting.splice(0, MOST_TOGETHER));
  }

  return (delivery) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= MOST_WAITING) {
        reject(new Error("Too many callbacks are waiting for the database"));
        return;
      }
      waiting.push({ ...delivery, resolve, reject });
      sendNext();
    });
}

/** What became of each delivery, in their order. All are committed, or none. */
async function insert(pool: Pool, batch: readonly Waiting[]): Promise<(StoredDelivery | undefined)[]> {
  const ids = batch.map(newId);
  const statement = {
    name: "store-deliveries",
    text: STORE,
    values: [
      ids,
      batch.map(({ callbackId }) => callbackId),
      batch.map(({ method }) => method),
      batch.map(({ fields }) => JSON.stringify(fields)),
      batch.map(({ tokenHash }) => tokenHash),
    ],
    query_timeout: PATIENCE_MS,
  };
  const { rows } = await pool.query<StoredDelivery & { id: string }>(statement);
  const stored = new Map(rows.map(({ id, ...row }) => [id, row]));
  return ids.map((id) => stored.get(id));
}
