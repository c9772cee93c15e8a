import { addMetricsSource, type MetricsOfProcess } from "@/lib/platform/server/metrics";
import type { ToFront } from "./messages";

/** A page of metrics that waits longer than this goes without the front's. */
const PATIENCE_MS = 1_000;

/** Adds what the front has counted to the page of metrics of this process, which alone answers for it. */
export function askFrontForMetrics(): { take(metrics: MetricsOfProcess): void } {
  let waiting: ((metrics: MetricsOfProcess) => void)[] = [];
  addMetricsSource(
    () =>
      new Promise((resolve) => {
        const wants: ToFront = { wants: "metrics" };
        setTimeout(resolve, PATIENCE_MS, []).unref();
        waiting.push(resolve);
        process.send?.(wants);
      }),
  );
  return {
    take(metrics) {
      for (const resolve of waiting) resolve(metrics);
      waiting = [];
    },
  };
}
