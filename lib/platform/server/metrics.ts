import "server-only";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { oncePerProcess } from "@/lib/platform/server/once";

/** Few and known values each: a label value is a time series. Never personal data or an id. */
type Labels = Record<string, string | number>;

type Metrics = { registry: Registry; counters: Map<string, Counter>; histograms: Map<string, Histogram> };

/** Seconds; from a callback's few milliseconds to a vendor call's time-out. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

function metrics(): Metrics {
  return oncePerProcess("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return { registry, counters: new Map(), histograms: new Map() };
  });
}

function sentence(name: string): string {
  return name.replace(/^console_/, "").replaceAll("_", " ");
}

/** Adds one to a counter (`console_…_total`). A name keeps the label names of its first use. */
export function countEvent(name: string, labels: Labels = {}): void {
  const { registry, counters } = metrics();
  let counter = counters.get(name);
  if (!counter) {
    counter = new Counter({
      name,
      help: sentence(name),
      labelNames: Object.keys(labels),
      registers: [registry],
    });
    counters.set(name, counter);
  }
  counter.inc(labels);
}

/** Starts a clock for a histogram (`console_…_seconds`); call what it returns when the thing has ended. */
export function timeEvent(name: string, labels: Labels = {}): () => void {
  const { registry, histograms } = metrics();
  let histogram = histograms.get(name);
  if (!histogram) {
    const labelNames = Object.keys(labels);
    histogram = new Histogram({
      name,
      help: sentence(name),
      labelNames,
      buckets: BUCKETS,
      registers: [registry],
    });
    histograms.set(name, histogram);
  }
  return histogram.startTimer(labels);
}

/** Everything in Prometheus' text format, and its content type. */
export async function metricsPage(): Promise<{ body: string; contentType: string }> {
  const { registry } = metrics();
  return { body: await registry.metrics(), contentType: registry.contentType };
}
