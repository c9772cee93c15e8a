import { v7 } from "uuid";

const RANDOM_BYTES = 16;
const pool = new Uint8Array(256 * RANDOM_BYTES);
let taken = pool.length;

/** Fetched for many ids at once, for fetching costs more than all else of an id. None of these bytes is used twice. */
function freshRandom(): Uint8Array {
  if (taken === pool.length) {
    crypto.getRandomValues(pool);
    taken = 0;
  }
  taken += RANDOM_BYTES;
  return pool.subarray(taken - RANDOM_BYTES, taken);
}

/** A sequence begins at random in the lower half of these, so within a millisecond it does not come to its end. */
const MOST_SEQUENCE = 0xffff_ffff;
let [milliseconds, sequence] = [Number.NEGATIVE_INFINITY, 0];

/** A new row id: UUID version 7, so ids made later sort later and index pages stay warm. */
export function newId(): string {
  const [now, random] = [Date.now(), freshRandom()];
  // A clock that was set back does not make ids sort earlier.
  if (now > milliseconds || sequence === MOST_SEQUENCE) {
    milliseconds = Math.max(now, milliseconds + 1);
    sequence = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;
  } else sequence += 1;
  return v7({ random, msecs: milliseconds, seq: sequence });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for the one spelling of an id that the console writes: lower case with hyphens. */
export function isId(value: string): boolean {
  return UUID.test(value);
}
