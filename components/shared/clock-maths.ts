/** Where the server's clock stands on this page's monotonic one: server time = monotonic time + offset (ms). */
export type Offset = number;

/**
 * The offset after one more sample of the server's time. A sample is always late by its journey, so the largest
 * offset is the closest one; it also catches up after a sleep in which the monotonic clock stood still.
 */
export function betterOffset(known: Offset | null, serverMs: number, monotonicMs: number): Offset {
  const sample = serverMs - monotonicMs;
  return known === null ? sample : Math.max(known, sample);
}

/** Milliseconds until the deadline, never below zero. */
export function remainingMs(deadlineMs: number, nowMs: number): number {
  return Math.max(0, deadlineMs - nowMs);
}

/** How much of the span is left, 1 at its start and 0 at its end. */
export function remainingFraction(remaining: number, spanMs: number): number {
  return spanMs <= 0 ? 0 : Math.min(1, Math.max(0, remaining / spanMs));
}

const two = (value: number) => String(value).padStart(2, "0");

/** `21:43`, or `1:02:03` from an hour on. Seconds are rounded up, so 00:00 is shown only when it is over. */
export function formatRemaining(remaining: number): string {
  const total = Math.ceil(Math.max(0, remaining) / 1_000);
  const hours = Math.floor(total / 3_600);
  const minutes = Math.floor(total / 60) % 60;
  const tail = `${two(minutes)}:${two(total % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** What a screen reader is told, and when: at 10, 5 and 1 minute, and at the end. */
export type Announcement = { kind: "minutes"; minutes: 10 | 5 | 1 } | { kind: "over" };

const SPOKEN_MINUTES = [1, 5, 10] as const;

/** What became due between two readings. After a long gap only the latest word is said. */
export function dueAnnouncement(before: number, after: number): Announcement | null {
  if (before > 0 && after <= 0) return { kind: "over" };
  const minutes = SPOKEN_MINUTES.find((mark) => before > mark * 60_000 && after <= mark * 60_000);
  return minutes === undefined ? null : { kind: "minutes", minutes };
}

/** Milliseconds to wait so that the next tick falls just after a whole second. */
export function untilNextSecond(nowMs: number): number {
  return 1_000 - (((nowMs % 1_000) + 1_000) % 1_000) + 5;
}

export type Age = { value: number; unit: "second" | "minute" | "hour" | "day" };

/** An age in the largest unit that is at least one, rounded down: 119 s is one minute. */
export function ageOf(ms: number): Age {
  const seconds = Math.floor(Math.max(0, ms) / 1_000);
  if (seconds < 60) return { value: seconds, unit: "second" };
  if (seconds < 3_600) return { value: Math.floor(seconds / 60), unit: "minute" };
  if (seconds < 86_400) return { value: Math.floor(seconds / 3_600), unit: "hour" };
  return { value: Math.floor(seconds / 86_400), unit: "day" };
}
