import "server-only";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import { newId } from "@/lib/kernel/ids";
import { pool } from "@/lib/platform/server/db";
import { jobs } from "@/lib/platform/server/jobs";
import { CHECK_QUEUE } from "@/lib/transactions/server/check-schedule";
import { giveUpOrphans } from "@/lib/transactions/server/give-up-orphans";
import { VENDOR_KEEPS_MS } from "@/lib/transactions/state";

/** Young ones are in good hands: their process is at it. */
const SETTLING = "interval '20 seconds'";
const AT_A_TIME = 1_000;

/**
 * What a process that was stopped in between left undone: a delivery with the right token that was never noted, a
 * report whose result was never asked for, one that was settled just before what follows from that was planned.
 */
const LEFT = `SELECT t.id FROM "transaction" t
WHERE t.state IN ('pending', 'unknown') AND t.reported_passed IS NULL AND EXISTS (
  SELECT 1 FROM callback_delivery d WHERE d.transaction_id = t.id AND d.token_hash = t.callback_token_hash
    AND d.received_at BETWEEN $1::timestamptz - interval '1 day' AND $1::timestamptz - ${SETTLING})
UNION ALL
SELECT t.id FROM "transaction" t
WHERE t.state = 'pending' AND t.reported_at < $1::timestamptz - ${SETTLING}
  AND NOT EXISTS (SELECT 1 FROM result_check r WHERE r.transaction_id = t.id AND r.asked_at >= t.reported_at)
UNION ALL
SELECT t.id FROM "transaction" t
WHERE t.state IN ('passed', 'failed', 'abandoned') AND t.created_at > $1::timestamptz - interval '2 hours'
  AND t.settled_at BETWEEN $1::timestamptz - interval '5 minutes' AND $1::timestamptz - ${SETTLING}
  AND NOT EXISTS (SELECT 1 FROM verify_log v WHERE v.transaction_id = t.id)
  AND NOT EXISTS (
    SELECT 1 FROM result_check r WHERE r.transaction_id = t.id AND r.ext_id_info_sealed IS NOT NULL)
LIMIT ${AT_A_TIME}`;

const PENDING = `SELECT id, created_at AS at FROM "transaction"
WHERE state = 'pending' AND (created_at, id) > ($2::timestamptz, $3::uuid)
  AND created_at <= $1::timestamptz - ${SETTLING}
ORDER BY created_at, id LIMIT ${AT_A_TIME}`;

/**
 * Looks for what nobody looks after: gives up orphans, and hands out the ids of all whose next step is due or was
 * never planned. Whoever gets them follows them up.
 */
export async function* reconcile(now: Date): AsyncGenerator<string> {
  yield* await giveUpOrphans(changedByConsole("results", newId()), now);
  const left = await pool().query<{ id: string }>(LEFT, [now]);
  yield* left.rows.map(({ id }) => id);
  for await (const ids of pending(now)) yield* await jobs().without(CHECK_QUEUE, ids);
}

type Place = { at: Date; id: string };

/** Those whose result the vendor still has, oldest first, some at a time. */
async function* pending(now: Date): AsyncGenerator<string[]> {
  const id = "00000000-0000-0000-0000-000000000000";
  let after: Place | undefined = { at: new Date(now.getTime() - VENDOR_KEEPS_MS), id };
  while (after) {
    const { rows }: { rows: Place[] } = await pool().query<Place>(PENDING, [now, after.at, after.id]);
    yield rows.map((row) => row.id);
    after = rows.length < AT_A_TIME ? undefined : rows.at(-1);
  }
}
