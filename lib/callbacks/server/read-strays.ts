import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { OTHERS } from "@/lib/callbacks/network";
import type { StraysView } from "@/lib/callbacks/strays-view";
import { pool } from "@/lib/platform/server/db";

type Row = {
  source: string;
  lastDay: number;
  total: number;
  lastHour: Date;
  allLastDay: number;
  allTotal: number;
};

const MOST_SHOWN = 20;

const STRAYS = {
  name: "read-strays",
  text: `SELECT *, sum("lastDay") OVER ()::float8 AS "allLastDay", sum(total) OVER ()::float8 AS "allTotal" FROM (
  SELECT source, max(hour) AS "lastHour", sum(count)::float8 AS total,
    coalesce(sum(count) FILTER (WHERE hour > now() - interval '24 hours'), 0)::float8 AS "lastDay"
  FROM stray_callback GROUP BY source
) AS by_source ORDER BY "lastDay" DESC, total DESC, source LIMIT ${MOST_SHOWN}`,
};

/**
 * Who asked for callback addresses that nobody has. What came within the last seconds may still be missing.
 * @throws AppError unless the actor may see it
 */
export async function readStrays(actor: Actor): Promise<StraysView> {
  authorize(actor, "system.read");
  const { rows } = await pool().query<Row>(STRAYS);
  return {
    lastDay: rows[0]?.allLastDay ?? 0,
    total: rows[0]?.allTotal ?? 0,
    networks: rows.map(({ source, lastDay, total, lastHour }) => ({
      network: source === OTHERS ? null : source,
      lastDay,
      total,
      lastHour: lastHour.toISOString(),
    })),
  };
}
