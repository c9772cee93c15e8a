import "server-only";
import type { Pool } from "pg";
import { asStoredFields, type StoredFields, valuesOf } from "@/lib/callbacks/fields";
import { keepCounts } from "@/lib/callbacks/server/counts-keeper";
import type { Delivery } from "@/lib/callbacks/server/delivery";
import type { StoredDelivery } from "@/lib/callbacks/server/store-deliveries";
import { type JudgedTransaction, judgeDeliveries } from "@/lib/callbacks/verdict";
import { log } from "@/lib/platform/server/log";
import { seldom } from "@/lib/platform/server/seldom";

const LOOK_EVERY_MS = 1_000;
const COMPLAIN_EVERY_MS = 10_000;
/** Waiting costs little; more than this wait only while the database is away, and pages judge for themselves. */
const MOST_WAITING = 20_000;
const AT_ONCE = 200;
/** Of so many transactions it is remembered what was said last. */
const MOST_REMEMBERED = 20_000;

/** One row for each thing that was said with the right token, however often. Alone, nothing contradicts itself. */
const SAID = `SELECT t.id, t.transaction_id AS "transactionId", encode(t.callback_token_hash, 'hex') AS "callbackTokenHash",
  d.fields
FROM callback_tally k
JOIN "transaction" t ON t.id = k.transaction_id
CROSS JOIN LATERAL (
  SELECT DISTINCT fields FROM callback_delivery
  WHERE transaction_id = t.id AND token_hash = t.callback_token_hash
) d
WHERE k.transaction_id = ANY($1::uuid[]) AND k.contradicted_at IS NULL AND k.seen_right > 1`;

type Said = { id: string; transactionId: string | null; callbackTokenHash: string | null; fields: unknown };

/** One at a time: whoever counts deliveries locks several tallies in their order, and this must not wait in between. */
const MARK = `UPDATE callback_tally SET contradicted_at = now()
WHERE transaction_id = $1::uuid AND contradicted_at IS NULL`;

/**
 * Notes at the tally of each of these transactions when its believed deliveries do not all say the same, whatever its
 * state: what is settled stays so, but somebody should look. Returns the row ids of those newly noted.
 */
export async function markContradictions(pool: Pool, ids: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<Said>({ name: "said-of-transactions", text: SAID, values: [ids] });
  const marked: string[] = [];
  for (const [id, said] of Map.groupBy(rows, (row) => row.id)) {
    if (!contradict(said)) continue;
    const { rowCount } = await pool.query({ name: "mark-contradicted", text: MARK, values: [id] });
    if (rowCount === 1) marked.push(id);
  }
  return marked;
}

function contradict(said: readonly Said[]): boolean {
  const [first] = said;
  if (!first) return false;
  const { transactionId, callbackTokenHash } = first;
  const transaction: JudgedTransaction = {
    transactionId,
    callbackTokenHash,
    answeredAt: null,
    deadline: null,
  };
  const deliveries = said.map(({ fields }) => ({ receivedAt: 0, fields: asStoredFields(fields) }));
  return judgeDeliveries(transaction, deliveries).some(({ contradicts }) => contradicts);
}

export type ContradictionWatch = {
  /** This delivery was stored. Returns at once and never throws. */
  look(
    stored: Pick<StoredDelivery, "transactionId" | "kind" | "answered">,
    delivery: Pick<Delivery, "fields">,
  ): void;
  stop(): Promise<void>;
};

/**
 * Looks at what was delivered within the last second, all of it together: the deliveries themselves wait for
 * nothing. One that says what the one before it said, as in a flood, is not looked at again. `onMarked` is told what
 * was noted; it must not throw.
 */
export function watchContradictions(pool: Pool, onMarked: (id: string) => void): ContradictionWatch {
  const waiting = new Set<string>();
  const said = new Map<string, string>();
  async function flush(): Promise<void> {
    while (waiting.size > 0) {
      const ids = [...waiting].slice(0, AT_ONCE);
      // Before the look: what comes while it is under way wants another one.
      for (const id of ids) waiting.delete(id);
      const marked = await markContradictions(pool, ids).catch((error: unknown) => {
        for (const id of ids) waiting.add(id);
        throw error;
      });
      for (const id of marked) onMarked(id);
    }
  }
  const keeper = keepCounts({
    flushes: [flush],
    everyMs: LOOK_EVERY_MS,
    onError: seldom((err) => log.warn({ err }, "contradictions wait for the database"), COMPLAIN_EVERY_MS),
  });
  return {
    look({ transactionId: id, kind, answered }, { fields }) {
      if (kind !== "right") return;
      // What was said before the TransactionId was known could not be believed yet: then it is looked at once more.
      const now = `${answered} ${whatItSays(fields)}`;
      if (said.get(id) === now || waiting.size >= MOST_WAITING) return;
      waiting.add(id);
      said.set(id, now);
      if (said.size > MOST_REMEMBERED) forgetOldest(said);
    },
    stop: () => keeper.stop(),
  };
}

function whatItSays({ pairs }: StoredFields): string {
  return JSON.stringify([valuesOf(pairs, "passed"), valuesOf(pairs, "transactionId")]);
}

function forgetOldest(said: Map<string, string>): void {
  const [oldest] = said.keys();
  if (oldest !== undefined) said.delete(oldest);
}
