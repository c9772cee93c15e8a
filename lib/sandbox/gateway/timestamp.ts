import { Refusal } from "@/lib/sandbox/gateway/refusal";

/** How far the clocks of caller and gateway may be apart, in milliseconds. */
export const CLOCK_TOLERANCE = 15 * 60_000;

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Epoch milliseconds of an `x-acs-date`; throws InvalidTimeStamp.Format or InvalidTimeStamp.Expired. */
export function readTimestamp(text: string, now: number): number {
  const time = FORM.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse turns 30 February into 2 March; only a date that reads back as it was written is one.
  if (Number.isNaN(time) || new Date(time).toISOString().replace(".000Z", "Z") !== text) {
    throw new Refusal("InvalidTimeStamp.Format");
  }
  if (Math.abs(now - time) > CLOCK_TOLERANCE) throw new Refusal("InvalidTimeStamp.Expired");
  return time;
}
