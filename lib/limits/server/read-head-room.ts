import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { type HeadRoom, type HeadRoomAnswer, roomOf } from "@/lib/limits/head-room";
import { pacedCredentials } from "@/lib/limits/server/credential-lanes";
import { type Lane, laneOf } from "@/lib/limits/server/lane";
import { pool } from "@/lib/platform/server/db";

type Row = {
  account: string;
  region: string;
  now: Date;
  pace: number;
  spanMs: number;
  slots: Date[];
  openCode: string | null;
  heldUntil: Date | null;
};

// A row knows the pace it was slowed down to, not the limit of its region: that comes with the question.
const READ = {
  name: "read-head-room",
  text: `SELECT account, region, now, pace, slots, open_code AS "openCode",
  extract(epoch FROM pace_span(pace))::float8 * 1000 AS "spanMs", greatest(open_until, trial_until) AS "heldUntil"
FROM (
  SELECT call_pace.*, clock_timestamp() AS now, pace_now(most, per_second, throttled_at, clock_timestamp()) AS pace
  FROM call_pace JOIN unnest($1::text[], $2::text[], $3::float8[]) AS asked (account, region, most)
    USING (account, region)
  WHERE operation = 'Initialize'
) AS paced`,
};

/**
 * The room that Initialize has with each credential the actor may use, or with one of them. One read; what it says
 * may be outdated when it arrives, and take_turn alone decides.
 */
export async function readHeadRoom(
  actor: Actor,
  credentialId: string | null = null,
): Promise<HeadRoomAnswer> {
  authorize(actor, "transaction.start");
  const credentials = await pacedCredentials(credentialId);
  const lanes = credentials.map((credential) => laneOf(credential, "Initialize"));
  const rows = await paceOf(lanes);
  return { now: new Date().toISOString(), rooms: lanes.map((lane) => headRoomOf(lane, rows)) };
}

async function paceOf(lanes: readonly Lane[]): Promise<Row[]> {
  const asked = new Map<string, [string, string, number]>();
  for (const { account, key, region, limit } of lanes) {
    for (const one of [account, key]) asked.set(`${one} ${region}`, [one, region, limit]);
  }
  const columns = [0, 1, 2].map((column) => [...asked.values()].map((row) => row[column]));
  return (await pool().query<Row>({ ...READ, values: columns })).rows;
}

function headRoomOf({ account, key, region, limit }: Lane, rows: Row[]): HeadRoom {
  const credentialId = key;
  const of = (one: string) => rows.find((row) => row.account === one && row.region === region);
  const paced = of(account);
  const held = [paced, of(key)].find((row) => row?.openCode && row.heldUntil && row.heldUntil > row.now);
  const breaker =
    held?.openCode && held.heldUntil ? { code: held.openCode, until: held.heldUntil.toISOString() } : null;
  if (!paced) return { credentialId, limit, perSecond: limit, free: limit, waiting: 0, waitMs: 0, breaker };
  const { pace, spanMs, now, slots } = paced;
  const room = roomOf({ pace, spanMs, now: now.getTime(), slots: slots.map((slot) => slot.getTime()) });
  return { credentialId, limit, perSecond: pace, ...room, breaker };
}
