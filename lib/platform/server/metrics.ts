import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { oncePerProcess } from "@/lib/platform/server/once";

/** Few and known values each: a label value is a time series. Never personal data or an id. */
type Labels = Record<string, string | number>;

type Metrics = { registry: Registry; counters: Map<string, Counter>; gauges: Map<string, Gauge> };

function metrics(): Metrics {
  return oncePerProcess("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return { registry, counters: new Map(), gauges: new Map() };
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

/** Says how many of something there are now (`console_…`, in the plural). */
export function setGauge(name: string, value: number): void {
  const { registry, gauges } = metrics();
  let gauge = gauges.get(name);
  if (!gauge) {
    gauge = new Gauge({ name, help: sentence(name), registers: [registry] });
    gauges.set(name, gauge);
  }
  gauge.set(value);
}

/** Everything in Prometheus' text format, and its content type. */
export async function metricsPage(): Promise<{ body: string; contentType: string }> {
  const { registry } = metrics();
  return { body: await registry.metrics(), contentType: registry.contentType };
}
