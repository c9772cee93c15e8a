// P15: what the console's process holds after everything that this run did to it.
import { readFileSync } from "node:fs";
import type { Arena } from "../arena.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";

/** `since` is when the console was started, by performance.now(). */
export async function measureMemory({ product, bareNext }: Arena, since: number): Promise<Outcome> {
  const [ours, theirs] = [memoryOf(product.pid), memoryOf(bareNext.pid)];
  const minutes = (performance.now() - since) / 60_000;
  return {
    figures: [
      {
        row: "P15",
        name: "resident memory after this run",
        product: `${digits(ours.now)} MiB (most ${digits(ours.most)})`,
        bare: `${digits(theirs.now)} MiB (most ${digits(theirs.most)})`,
        value: ours.now,
        unit: "MiB",
        bar: BARS.memory,
        note: `The console had run for ${digits(minutes)} minutes, most of them under the loads above; the goal speaks of ten.`,
      },
    ],
    rounds: {},
  };
}

/** Resident MiB of a process, now and at most. Linux alone tells. */
function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) / 1024;
  return { now: mib("VmRSS"), most: mib("VmHWM") };
}
