import type { Bar } from "./figure.ts";

/** What the project's performance goals ask, by row: the first bar must hold, the stretch is the goal. */
export const BARS = {
  /** P1 · a callback through the product against node:http + pg with one INSERT; 1.5 by grouping inserts. */
  callbacks: { first: 0.6, stretch: 0.9, better: "higher" },
  /** P6 · list API against a minimal Next JSON route with pg. */
  listApi: { first: 0.6, stretch: 0.85, better: "higher" },
  /** P10 · JavaScript loaded first, KiB over the empty Next page. */
  signInScripts: { first: 20, stretch: 10, better: "lower" },
  listScripts: { first: 60, stretch: 40, better: "lower" },
  composeScripts: { first: 90, stretch: 60, better: "lower" },
  /** P13 · Initialize: milliseconds over the vendor's own latency at 20 calls a second. */
  initializeP50: { first: 15, stretch: 6, better: "lower" },
  initializeP99: { first: 60, stretch: 25, better: "lower" },
  /** P15 · seconds from spawn to the first 200, MiB after load. */
  coldStart: { first: 3, stretch: 1.5, better: "lower" },
  memory: { first: 600, stretch: 400, better: "lower" },
} as const satisfies Record<string, Bar>;
