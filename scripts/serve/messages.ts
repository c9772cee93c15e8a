import type { MetricsOfProcess } from "@/lib/platform/server/metrics";

/** What the front tells the pages' process. */
export type ToPages =
  /** Deliveries were stored for these transactions (row ids), which wait for a result. */
  | { awaited: string[] }
  /** The front is about to drain: what would keep a connection open for ever ends now. */
  | { draining: true }
  /** Its own counters, as asked for. */
  | { metrics: MetricsOfProcess };

/** What the pages' process tells the front. */
export type ToFront = { wants: "metrics" };
