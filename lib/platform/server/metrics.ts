import "server-only";
import {
  AggregatorRegistry,
  Counter,
  collectDefaultMetrics,
  Gauge,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from "prom-client";
import { oncePerProcess } from "@/lib/platform/server/once";

/** Few and known values each: a label value is a time series. Never personal data or an id. */
type Labels = Record<string, string | number>;

/** What one process has counted, in a form that can be sent to another. */
export type MetricsOfProcess = MetricObjectWithValues<MetricValue<string>>[];

type Metrics = {
  registry: Registry;
  counters: Map<string, Counter>;
  gauges: Map<string, Gauge>;
  others: (() => Promise<MetricsOfProcess>)[];
};

function metrics(): Metrics {
  return oncePerProcess("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return { registry, counters: new Map(), gauges: new Map(), others: [] };
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

export function metricsOfThisProcess(): Promise<MetricsOfProcess> {
  return metrics().registry.getMetricsAsJSON();
}

/** Another process whose counts belong to the same console. It must not reject. */
export function addMetricsSource(read: () => Promise<MetricsOfProcess>): void {
  metrics().others.push(read);
}

/**
 * Everything in Prometheus' text format, and its content type. Of several processes the counts and sizes are summed;
 * the library takes the mean where a sum would say nothing, as for the event loop's lag.
 */
export async function metricsPage(): Promise<{ body: string; contentType: string }> {
  const sources = [metricsOfThisProcess, ...metrics().others];
  const all = await Promise.all(sources.map((read) => read()));
  const together = AggregatorRegistry.aggregate(all);
  return { body: await together.metrics(), contentType: together.contentType };
}
