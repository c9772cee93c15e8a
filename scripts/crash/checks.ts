import { setTimeout as pause } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import type { Awaited } from "./seed.ts";

/** Of the acknowledged callbacks of one round: which are not there, and which callbacks are there more than once. */
export async function heldAgainst(
  cluster: Cluster,
  label: string,
  acknowledged: readonly number[],
): Promise<{ lost: string[]; twice: string[]; kept: number }> {
  const rows = await cluster.query<{ mark: string; times: number }>(
    `SELECT pair->>1 AS mark, count(*)::int AS times
     FROM callback_delivery, jsonb_array_elements(fields->'pairs') AS pair
     WHERE pair->>0 = 'mark' AND pair->>1 LIKE $1 GROUP BY 1`,
    [`${label}-%`],
  );
  const times = new Map(rows.map((row) => [row.mark, row.times]));
  const marks = acknowledged.map((number) => `${label}-${number}`);
  return {
    lost: marks.filter((mark) => !times.has(mark)),
    twice: rows.filter((row) => row.times > 1).map(({ mark }) => mark),
    kept: rows.length,
  };
}

const STATES = `SELECT t.id, t.state::text AS state,
  count(*) FILTER (WHERE e.event = 'transaction.reported')::int AS reported,
  count(*) FILTER (WHERE e.event = 'transaction.settled')::int AS settled
FROM "transaction" t LEFT JOIN audit_entry e ON e.subject_type = 'transaction' AND e.subject_id = t.id::text
WHERE t.id = ANY($1) GROUP BY t.id`;

type Stood = { id: string; state: string; reported: number; settled: number };

/**
 * Waits until every transaction with an acknowledged report is settled, as the vendor says and once.
 * @returns what is wrong, one line each
 */
export async function followed(
  cluster: Cluster,
  { acknowledged, others }: { acknowledged: readonly Awaited[]; others: readonly Awaited[] },
  withinMs: number,
): Promise<string[]> {
  const until = performance.now() + withinMs;
  for (;;) {
    const stood = await readStates(cluster, [...acknowledged, ...others]);
    const waiting = acknowledged.filter(({ id, expected }) => stood.get(id)?.state !== expected);
    if (waiting.length === 0 || performance.now() > until) {
      const stuck = waiting.map(({ id, expected }) => `${id} is ${stood.get(id)?.state} and not ${expected}`);
      return [...stuck, ...twice([...stood.values()]), ...contrary(others, stood)];
    }
    await pause(250);
  }
}

async function readStates(cluster: Cluster, all: readonly Awaited[]): Promise<Map<string, Stood>> {
  const rows = await cluster.query<Stood>(STATES, [all.map(({ id }) => id)]);
  return new Map(rows.map((row) => [row.id, row]));
}

function twice(all: Stood[]): string[] {
  return all
    .filter(
      ({ state, reported, settled }) => reported > 1 || settled > 1 || (state !== "pending" && settled !== 1),
    )
    .map(({ id, reported, settled }) => `${id} was reported ${reported} × and settled ${settled} ×`);
}

/** One whose callback was never acknowledged may have been kept all the same, but not turned around. */
function contrary(others: readonly Awaited[], stood: Map<string, Stood>): string[] {
  return others
    .filter(({ id, expected }) => !["pending", expected].includes(stood.get(id)?.state ?? ""))
    .map(({ id, expected }) => `${id} is ${stood.get(id)?.state} and may only be ${expected}`);
}
