import "server-only";
import { FLOOD, type LookReason } from "@/lib/transactions/look";
import { VENDOR_KEEPS_MS } from "@/lib/transactions/state";
import { WARN_BEFORE_DELETION_MS } from "@/lib/transactions/two-clocks";

const DAY_MS = 86_400_000;
const days = (ms: number) => `interval '${Math.round(ms / DAY_MS)} days'`;

/** Older contradictions are past: the vendor has deleted what could be compared. */
const CURRENT = `t.created_at > now() - ${days(VENDOR_KEEPS_MS)}`;
const OF_TALLY = `FROM callback_tally k JOIN "transaction" t ON t.id = k.transaction_id`;
const OF_TRANSACTION = `FROM "transaction" t`;

/** `meaningOf` in SQL. Word for word the condition of an index in the migration `needs_a_look`. */
const OTHERWISE_CONFIRMED = `passed IS NOT NULL AND passed <> CASE
  WHEN upper(btrim(reported_passed)) IN ('Y', 'T', 'TRUE', '200') THEN 'Y'
  WHEN upper(btrim(reported_passed)) IN ('N', 'F', 'FALSE') THEN 'N'
  ELSE upper(btrim(reported_passed)) END`;

/** A source of transactions that need a look, and the condition that one of the rare indexes answers. */
export type LookSource = { from: string; where: string };

/** From where the transactions come that need a look for each reason: all by indexes that hold little else. */
export const LOOK_SOURCES: Record<LookReason, readonly LookSource[]> = {
  contradiction: [
    { from: OF_TRANSACTION, where: `${OTHERWISE_CONFIRMED} AND ${CURRENT}` },
    { from: OF_TALLY, where: `k.contradicted_at IS NOT NULL AND ${CURRENT}` },
  ],
  // Wrong tokens change nothing, so they need no look once they have ceased.
  "wrong-token": [
    {
      from: OF_TALLY,
      where: `k.seen_wrong >= ${FLOOD} AND k.last_wrong_at > now() - interval '7 days'`,
    },
  ],
  deletion: [
    {
      from: OF_TRANSACTION,
      where: `t.state = 'pending' AND ${CURRENT}
  AND t.created_at <= now() - ${days(VENDOR_KEEPS_MS - WARN_BEFORE_DELETION_MS)}`,
    },
  ],
  unknown: [{ from: OF_TRANSACTION, where: "t.state = 'unknown' AND t.closed_at IS NULL" }],
};
