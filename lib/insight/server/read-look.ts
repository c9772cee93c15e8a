import "server-only";
import type { Look, LookGroup } from "@/lib/insight/look";
import { pool } from "@/lib/platform/server/db";
import { LOOK_REASONS, type LookReason } from "@/lib/transactions/look";
import { LOOK_SOURCES } from "@/lib/transactions/server/look-sql";

/** Counted so far; above it is "or more". */
const MOST_COUNTED = 99;
const SHOWN = 3;

type Newest = LookGroup["newest"][number];

/** What somebody should look at, for each reason the newest few and how many. Every part is bounded by an index. */
export async function readLook(): Promise<Look> {
  const [paused, ...groups] = await Promise.all([readPaused(), ...LOOK_REASONS.map(readGroup)]);
  return { groups: groups.filter(({ count }) => count > 0), paused };
}

async function readGroup(reason: LookReason): Promise<LookGroup> {
  const parts = LOOK_SOURCES[reason].map(
    ({ from, where }) => `(SELECT t.id, t.merchant_biz_id AS "merchantBizId", t.environment, t.created_at
  ${from} WHERE ${where} ORDER BY t.created_at DESC, t.id DESC LIMIT ${MOST_COUNTED + 1})`,
  );
  const text = `SELECT id, "merchantBizId", environment FROM (${parts.join(" UNION ")}) found
ORDER BY created_at DESC, id DESC`;
  const { rows } = await pool().query<Newest>({ name: `look-${reason}`, text });
  const count = Math.min(rows.length, MOST_COUNTED);
  return { reason, count, more: rows.length > MOST_COUNTED, newest: rows.slice(0, SHOWN) };
}

const PAUSED = `SELECT operation, region, open_code AS code, max(open_until) AS until
FROM call_pace WHERE open_code IS NOT NULL AND open_until > now()
GROUP BY operation, region, open_code ORDER BY until DESC LIMIT 10`;

async function readPaused(): Promise<Look["paused"]> {
  type Row = { operation: string; region: string; code: string; until: Date };
  const { rows } = await pool().query<Row>({ name: "look-paused", text: PAUSED });
  return rows.map(({ until, ...row }) => ({ ...row, until: until.toISOString() }));
}
