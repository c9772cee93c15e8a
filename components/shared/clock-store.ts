import { betterOffset, type Offset, untilNextSecond } from "@/components/shared/clock-maths";

/*
 * The one ticking clock of a page. It counts on performance.now(), which no one can set, from the time that the
 * server stated: a browser whose clock is an hour wrong shows the right countdown.
 */
const listeners = new Set<() => void>();
let offset: Offset | null = null;
let reading: number | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function takeReading(): void {
  if (offset !== null) reading = performance.now() + offset;
}

function tick(): void {
  takeReading();
  for (const listener of listeners) listener();
  if (reading !== null) timer = setTimeout(tick, untilNextSecond(reading));
}

/** Timers are slowed while a page is hidden, so it reads the clock anew when it is looked at again. */
function tickNow(): void {
  clearTimeout(timer);
  tick();
}

/** Hands in the server's time of this moment (ISO 8601), from a page or from an answer that was fetched. */
export function correctClock(serverNow: string): void {
  const serverMs = Date.parse(serverNow);
  if (Number.isNaN(serverMs)) return;
  const better = betterOffset(offset, serverMs, performance.now());
  if (better === offset) return;
  offset = better;
  if (listeners.size > 0) tickNow();
  else takeReading();
}

/** The server's time at the last tick, in ms; null before anything was handed in. Stable between ticks. */
export function readClock(): number | null {
  return reading;
}

/** Calls back at each tick. The clock runs only while somebody listens. */
export function listenToClock(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    document.addEventListener("visibilitychange", tickNow);
    tickNow();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener("visibilitychange", tickNow);
    clearTimeout(timer);
  };
}
