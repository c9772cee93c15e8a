import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { PacedOperation } from "@/lib/limits/operations";
import { HeldBack } from "@/lib/limits/server/held-back";
import { type Lane, laneOf, type PacedCredential } from "@/lib/limits/server/lane";
import { tellOfRoom } from "@/lib/limits/server/tell-of-room";
import { pool } from "@/lib/platform/server/db";

/** A call takes half a minute at most, and its intent and its slot come before it. Seconds. */
const TRIAL_SECONDS = 60;

const TAKE = {
  name: "take-turn",
  text: `SELECT granted, wait_ms AS "waitMs", slot, held_code AS "heldCode"
FROM take_turn($1, $2, $3, $4, $5, make_interval(secs => $6), make_interval(secs => $7))`,
};

export type Turn = { granted: boolean; waitMs: number; slot: Date | null; heldCode: string | null };

/** Reserves the lane's next slot when it comes within `patienceMs` by the database's clock, in one statement. */
export async function reserveSlot(lane: Lane, patienceMs: number, on = pool()): Promise<Turn> {
  const { account, key, region, operation, limit } = lane;
  const values = [account, key, region, operation, limit, patienceMs / 1_000, TRIAL_SECONDS];
  const { rows } = await on.query<Turn>({ ...TAKE, values });
  const [turn] = rows;
  if (!turn) throw new Error("take_turn answered nothing");
  return turn;
}

/**
 * Waits for this call's turn among all that use the same operation of the same account in the same region, over
 * every instance and user, in the order of asking. Resolves when the call may go out.
 * @throws HeldBack when that is more than `patienceMs` away, or repeated refusals have paused the calls
 */
export async function takeTurn(
  credential: PacedCredential,
  operation: PacedOperation,
  patienceMs: number,
): Promise<void> {
  const { granted, waitMs, heldCode } = await reserveSlot(laneOf(credential, operation), patienceMs);
  tellOfRoom();
  if (!granted) throw new HeldBack(waitMs, heldCode);
  if (waitMs > 0) await pause(waitMs);
}
