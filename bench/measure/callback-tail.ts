// P2: how long the slowest callbacks wait at 300 a second, against node:http + pg doing one INSERT.
import { type Arena, startBare } from "../arena.ts";
import type { LoadResult } from "../load/callback-load.ts";
import { interleave } from "../load/interleave.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { median, pairedRatio } from "../report/statistics.ts";
import { settledCallbacks } from "../seed/callbacks.ts";
import { keptLoad } from "./kept-load.ts";

const PER_SECOND = 300;
const CONNECTIONS = 32;

export async function measureCallbackTail(arena: Arena): Promise<Outcome> {
  const { plan, product } = arena;
  const paths = await settledCallbacks(arena);
  const bare = await startBare(arena, "callbacks");
  const load = (origin: string, seconds: number) =>
    keptLoad(arena, origin, { paths, seconds, connections: CONNECTIONS, perSecond: PER_SECOND });
  await load(bare.origin, plan.warmSeconds);
  await load(product.origin, plan.warmSeconds);
  const halves = await interleave(
    plan.rounds,
    () => load(product.origin, plan.seconds),
    () => load(bare.origin, plan.seconds),
  );
  await bare.stop();
  const of = (half: LoadResult[], what: "p50" | "p99") => half.map((result) => result[what]);
  const side = (half: LoadResult[]) =>
    `p50 ${digits(median(of(half, "p50")))} ms, p99 ${digits(median(of(half, "p99")))} ms`;
  return {
    figures: [
      {
        row: "P2",
        name: `callback at ${PER_SECOND}/s, p99`,
        product: side(halves.product),
        bare: side(halves.bare),
        value: pairedRatio(of(halves.product, "p99"), of(halves.bare, "p99")),
        unit: "×",
        bar: BARS.callbackTail,
        note: "Timed from when each was due; every answer was 2xx and every callback is in the table.",
      },
    ],
    rounds: {
      "callback tail product p99 ms": of(halves.product, "p99"),
      "callback tail bare p99 ms": of(halves.bare, "p99"),
      "callback tail product p50 ms": of(halves.product, "p50"),
      "callback tail bare p50 ms": of(halves.bare, "p50"),
    },
  };
}
