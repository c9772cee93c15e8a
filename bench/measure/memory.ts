// P15: what the console's processes hold after everything that this run did to it.
import type { Arena } from "../arena.ts";
import { residentOf } from "../machine/family.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";

/** `since` is when the console was started, by performance.now(). */
export async function measureMemory({ product, bareNext }: Arena, since: number): Promise<Outcome> {
  const [ours, theirs] = [residentOf(product.pid), residentOf(bareNext.pid)];
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
        note: `Both processes of the console together. It had run for ${digits(minutes)} minutes, most of them under the loads above; the goal speaks of ten.`,
      },
    ],
    rounds: {},
  };
}
