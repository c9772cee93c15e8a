import "server-only";
import type { Lane } from "@/lib/limits/server/lane";
import { pool } from "@/lib/platform/server/db";

/** Fewer calls a second than this are asked of nobody. */
const SLOWEST = 0.5;

/** Both rows that a call depends on: its account's, and its key's own. */
const OF_CALL = `account IN ($1, $2) AND region = $3 AND operation = $4`;
const callOf = ({ account, key, region, operation }: Lane) => [account, key, region, operation];

// One burst may be throttled many times over and says but one thing: too fast.
const SLOW_DOWN = `UPDATE call_pace SET throttled_at = clock_timestamp(),
  per_second = greatest($5, pace_now($4, per_second, throttled_at, clock_timestamp()) / 2)
WHERE account = $1 AND region = $2 AND operation = $3
  AND (throttled_at IS NULL OR throttled_at < clock_timestamp() - interval '1 second')`;

/** Halves the pace, once for all answers of a second. It grows back with time (pace_now). */
export async function slowDown({ account, region, operation, limit }: Lane): Promise<void> {
  const values = [account, region, operation, limit, SLOWEST];
  await pool().query({ name: "slow-down", text: SLOW_DOWN, values });
}

const END_TRIAL = `UPDATE call_pace SET trial_until = NULL WHERE ${OF_CALL} AND trial_until IS NOT NULL`;

/** A trial that taught nothing: the next call may be one. */
export async function endTrial(lane: Lane): Promise<void> {
  await pool().query({ name: "end-trial", text: END_TRIAL, values: callOf(lane) });
}

const FORGET = `WITH forgotten AS (
  UPDATE call_pace SET refusals = 0, refusal_code = NULL WHERE ${OF_CALL} AND refusals > 0
)
SELECT account FROM call_pace WHERE ${OF_CALL} AND open_code IS NOT NULL AND open_until <= clock_timestamp()`;

/** Ends a row of refusals. Answers whose breakers were open until now, so that this call was their trial. */
export async function forgetRefusals(lane: Lane): Promise<string[]> {
  const { rows } = await pool().query<{ account: string }>({
    name: "forget-refusals",
    text: FORGET,
    values: callOf(lane),
  });
  return rows.map(({ account }) => account);
}

const COUNT = `INSERT INTO call_pace (account, region, operation, per_second, refusals, refusal_code)
VALUES ($1, $2, $3, $4, 1, $5) ON CONFLICT (account, region, operation) DO UPDATE SET refusal_code = excluded.refusal_code,
  refusals = CASE WHEN call_pace.refusal_code = excluded.refusal_code THEN call_pace.refusals + 1 ELSE 1 END
RETURNING refusals, openings, clock_timestamp() AS now,
  coalesce(open_until <= clock_timestamp(), false) AS "wasTrial"`;

export type Refusals = { refusals: number; openings: number; now: Date; wasTrial: boolean };

/** Counts one more refusal of this code in a row, on the account's own row or its key's. */
export async function countRefusal(lane: Lane, account: string, code: string): Promise<Refusals> {
  const values = [account, lane.region, lane.operation, lane.limit, code];
  const { rows } = await pool().query<Refusals>({ name: "count-refusal", text: COUNT, values });
  const [counted] = rows;
  if (!counted) throw new Error("a refusal was not counted");
  return counted;
}
