import type { Bar } from "./figure.ts";

/** What the project's performance goals ask, by row: the first bar must hold, the stretch is the goal. */
export const BARS = {
  /** P1 · a callback through the product against node:http + pg with one INSERT, rate and p99. */
  callbacks: { first: 1.5, stretch: 2, better: "higher" },
  callbacksP99: { first: 1, stretch: 0.8, better: "lower" },
  /** P2 · p99 of callbacks at 300 a second against the same. */
  callbackTail: { first: 2, stretch: 1.2, better: "lower" },
  /** S13 · the rate of good callbacks under a flood of junk against that without. */
  callbackFlood: { first: 0.7, stretch: 0.9, better: "higher" },
  /** P3 · callbacks while viewers load pages, against callbacks alone. */
  callbacksWithViewers: { first: 0.4, stretch: 0.6, better: "higher" },
  /** List page p95 under a flood of callbacks against a quiet console. */
  pageUnderFlood: { first: 2, stretch: 1.5, better: "lower" },
  /** From an event to another instance's screen. */
  eventToScreen: { first: 300, stretch: 150, better: "lower" },
  /** Resident memory gained over a million deliveries, MiB. */
  memoryGrowth: { first: 64, stretch: 16, better: "lower" },
  /** P6 · list API against a minimal Next JSON route with pg. */
  listApi: { first: 0.6, stretch: 0.85, better: "higher" },
  /** P10 · JavaScript loaded first, KiB over the empty Next page. */
  signInScripts: { first: 20, stretch: 10, better: "lower" },
  listScripts: { first: 60, stretch: 40, better: "lower" },
  composeScripts: { first: 90, stretch: 60, better: "lower" },
  /** From a key to the repainted form, milliseconds at p95 with the processor slowed down four times. */
  keystroke: { first: 16, stretch: 8, better: "lower" },
  /** P13 · Initialize: milliseconds over the vendor's own latency at 20 calls a second. */
  initializeP50: { first: 15, stretch: 6, better: "lower" },
  initializeP99: { first: 60, stretch: 25, better: "lower" },
  /** P15 · seconds from spawn to the first 200, MiB after load. */
  coldStart: { first: 3, stretch: 1.5, better: "lower" },
  memory: { first: 600, stretch: 400, better: "lower" },
} as const satisfies Record<string, Bar>;
