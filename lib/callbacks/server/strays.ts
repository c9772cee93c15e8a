import "server-only";
import type { Pool } from "pg";
import { networkOf, OTHERS } from "@/lib/callbacks/network";

export type Strays = {
  /** A request from this address named no callback of ours. */
  count(address: string | undefined): void;
  /** Brings what was counted to the database. What could not be brought stays for the next time. */
  flush(): Promise<void>;
};

/** One hour names so many networks; the rest are counted together. */
export const MOST_NETWORKS = 50;
/** Kept so long without a database; what is older is counted with the hour after it. */
const MOST_HOURS = 48;
const HOUR_MS = 60 * 60_000;

/** Two instances must not both find room for one more network. The number is that of this one purpose. */
const TAKE_TURNS = "SELECT pg_advisory_xact_lock(7_303_014_553_120)";

// Networks that the hour has named already keep their row; new ones get one while there is room.
const ADD = `WITH came AS (
  SELECT came.source, came.count, held.source IS NOT NULL AS named
  FROM unnest($2::text[], $3::int[]) AS came (source, count)
  LEFT JOIN stray_callback held ON held.hour = $1 AND held.source = came.source
), placed AS (
  SELECT count, named OR source = '${OTHERS}' OR
    (SELECT count(*) FROM stray_callback WHERE hour = $1 AND source <> '${OTHERS}')
    + row_number() OVER (PARTITION BY named OR source = '${OTHERS}' ORDER BY count DESC, source) <= ${MOST_NETWORKS} AS fits,
    source
  FROM came
)
INSERT INTO stray_callback AS held (hour, source, count)
SELECT $1, CASE WHEN fits THEN source ELSE '${OTHERS}' END AS source, sum(count) FROM placed GROUP BY 2
ON CONFLICT (hour, source) DO UPDATE SET count = held.count + excluded.count`;

type Hours = Map<number, Map<string, number>>;

/**
 * Counts, by hour and network, the requests that name no callback of ours. They are never kept: what they cost is a
 * number in memory and now and then one of at most fifty-one small rows an hour, whoever asks and however often.
 */
export function createStrays(pool: Pool, now: () => number = Date.now): Strays {
  const hours: Hours = new Map();
  return {
    count: (address) => add(hours, Math.floor(now() / HOUR_MS) * HOUR_MS, networkOf(address), 1),
    async flush() {
      for (const [hour, counts] of [...hours]) {
        hours.delete(hour);
        try {
          await store(pool, hour, counts);
        } catch (error) {
          for (const [network, count] of counts) add(hours, hour, network, count);
          throw error;
        }
      }
    },
  };
}

function add(hours: Hours, hour: number, network: string, count: number): void {
  let counts = hours.get(hour);
  if (!counts) {
    counts = new Map();
    hours.set(hour, counts);
    if (hours.size > MOST_HOURS) foldOldest(hours);
  }
  const place = counts.has(network) || counts.size < MOST_NETWORKS ? network : OTHERS;
  counts.set(place, (counts.get(place) ?? 0) + count);
}

function foldOldest(hours: Hours): void {
  const [oldest = 0, next = 0] = [...hours.keys()].sort((a, b) => a - b);
  const counts = hours.get(oldest) ?? new Map<string, number>();
  hours.delete(oldest);
  for (const [network, count] of counts) add(hours, next, network, count);
}

async function store(pool: Pool, hour: number, counts: ReadonlyMap<string, number>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(TAKE_TURNS);
    await client.query(ADD, [new Date(hour), [...counts.keys()], [...counts.values()]]);
    await client.query("COMMIT");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
