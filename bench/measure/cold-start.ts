// P15: from the spawn of the console's process to the first page that it answers.
import type { Child } from "../machine/child.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { median } from "../report/statistics.ts";

export type Starters = { product: () => Promise<Child>; bareNext: () => Promise<Child> };

/** Starts both in turn, so many times, and leaves the last pair running for the other measurements. */
export async function measureColdStart(times: number, { product, bareNext }: Starters) {
  const seconds: { product: number[]; bare: number[] } = { product: [], bare: [] };
  for (let left = times; ; left -= 1) {
    const ours = await timed(product, "/sign-in");
    seconds.product.push(ours.seconds);
    const theirs = await timed(bareNext, "/");
    seconds.bare.push(theirs.seconds);
    if (left <= 1) return { product: ours.child, bareNext: theirs.child, outcome: report(seconds) };
    await ours.child.stop();
    await theirs.child.stop();
  }
}

async function timed(start: () => Promise<Child>, path: string): Promise<{ child: Child; seconds: number }> {
  const begin = performance.now();
  const child = await start();
  const answer = await fetch(child.origin + path, { redirect: "error" });
  await answer.text();
  if (answer.status !== 200) throw new Error(`The first ${path} answered ${answer.status}.`);
  return { child, seconds: (performance.now() - begin) / 1_000 };
}

function report({ product, bare }: { product: number[]; bare: number[] }): Outcome {
  return {
    figures: [
      {
        row: "P15",
        name: "cold start to the first page",
        product: `${digits(median(product))} s`,
        bare: `${digits(median(bare))} s`,
        value: median(product),
        unit: "s",
        bar: BARS.coldStart,
        note: "Bare is the empty Next application behind the same kind of entry. The goal is for the console alone.",
      },
    ],
    rounds: { "cold start product s": product, "cold start bare s": bare },
  };
}
