/** What of a row of call_pace tells how much room there is. Times in milliseconds, by the database's clock. */
export type PaceNow = {
  now: number;
  /** Calls a second at present. */
  pace: number;
  /** How long a burst of `pace` calls takes up its places. */
  spanMs: number;
  /** When the last calls went out and the waiting ones will, ascending. */
  slots: readonly number[];
};

export type Room = {
  /** Calls that could go out at this moment. */
  free: number;
  /** Calls that wait for their turn. */
  waiting: number;
  /** What one more call would wait. */
  waitMs: number;
};

/** How much room a lane has; the same sum that take_turn does in SQL before it hands out a slot. */
export function roomOf({ now, pace, spanMs, slots }: PaceNow): Room {
  const burst = Math.max(1, Math.floor(pace));
  const inTheWay = slots.at(-burst);
  const next = Math.max(now, slots.at(-1) ?? 0, inTheWay === undefined ? 0 : inTheWay + spanMs);
  const taken = slots.filter((slot) => slot > now - spanMs).length;
  const waiting = slots.filter((slot) => slot > now).length;
  return { free: Math.max(0, burst - taken), waiting, waitMs: Math.ceil(next - now) };
}

/** A pause that the vendor's refusals have brought about. */
export type OpenBreaker = {
  /** The refusal's Code: lib/initialize/return-codes.ts knows its meaning and what to do. */
  code: string;
  /** ISO 8601; from then on one call tries. */
  until: string;
};

/** The room that a credential's calls of Initialize have at present. */
export type HeadRoom = Room & {
  credentialId: string;
  /** Calls a second that the vendor grants. */
  limit: number;
  /** Calls a second at present: fewer after the vendor has throttled. */
  perSecond: number;
  breaker: OpenBreaker | null;
};

export type HeadRoomAnswer = { now: string; rooms: HeadRoom[] };
