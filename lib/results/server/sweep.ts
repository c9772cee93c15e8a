import "server-only";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import { newId } from "@/lib/kernel/ids";
import { pool } from "@/lib/platform/server/db";
import { confirmResult, isAlreadyDone } from "@/lib/results/server/confirm-result";
import { giveUpOrphans } from "@/lib/transactions/server/give-up-orphans";

const AT_ONCE = 50;
/** These only stand in line: none is asked about here. */
const UNNOTICED_AT_ONCE = 1_000;
const SIDE_BY_SIDE = 4;

/**
 * Pending ones whose result is worth asking for: past the deadline, or reported and not confirmed by the quicker
 * way. Each check makes the next pause longer, from 15 seconds to ten minutes; after 30 days the vendor has nothing.
 */
const DUE = `SELECT t.id, t.reported_at IS NOT NULL AS reported FROM "transaction" t
LEFT JOIN LATERAL (
  SELECT count(*)::int AS made, max(asked_at) AS latest FROM result_check r WHERE r.transaction_id = t.id
) checks ON true
WHERE t.state = 'pending'
  AND t.created_at > $1::timestamptz - interval '30 days'
  AND (t.deadline + make_interval(secs => coalesce(t.duration_ms, 0) / 1000.0) <= $1
    OR t.reported_at <= $1::timestamptz - interval '30 seconds')
  AND (checks.latest IS NULL
    OR checks.latest + make_interval(secs => least(600, 15 * power(2, least(checks.made, 10)))) <= $1)
ORDER BY t.deadline
LIMIT ${AT_ONCE}`;

/** Deliveries that came with the right token and were never noted: their process was stopped in between. */
const UNNOTICED = `SELECT t.id FROM "transaction" t
WHERE t.state = 'pending' AND t.reported_passed IS NULL
  AND EXISTS (SELECT 1 FROM callback_delivery d
    WHERE d.transaction_id = t.id AND d.token_hash = t.callback_token_hash)
LIMIT ${UNNOTICED_AT_ONCE}`;

type Due = { id: string; reported: boolean };

export type Sweep = {
  /** Row ids whose deliveries should be looked at. */
  unnoticed: string[];
  /** Failures by row id, for the caller to log. */
  failures: { id: string; error: unknown }[];
};

/** One round: orphans are given up, due results are asked for. `postponed` ids are left out. */
export async function sweep(now: Date, postponed: (id: string) => boolean): Promise<Sweep> {
  await giveUpOrphans(changedByConsole("sweep", newId()), now);
  const due = await pool().query<Due>(DUE, [now]);
  const unnoticed = await pool().query<{ id: string }>(UNNOTICED);
  const waiting = due.rows.filter(({ id }) => !postponed(id));
  const failures = await askAll(waiting);
  return { unnoticed: unnoticed.rows.map(({ id }) => id), failures };
}

async function askAll(waiting: Due[]): Promise<Sweep["failures"]> {
  const failures: Sweep["failures"] = [];
  const ask = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { id, reported } = next;
      const by = changedByConsole("sweep", newId());
      await confirmResult(by, id, reported ? "callback" : "deadline").catch((error: unknown) => {
        // Somebody else settled it meanwhile: nothing failed.
        if (!isAlreadyDone(error)) failures.push({ id, error });
      });
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, ask));
  return failures;
}
