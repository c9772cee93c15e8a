// P1: a callback through the console against node:http + pg doing one INSERT into the same table.
import { type Arena, startBare } from "../arena.ts";
import type { LoadResult } from "../load/callback-load.ts";
import { type Halves, interleave } from "../load/interleave.ts";
import { untilQuiet } from "../machine/cpu.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { median, pairedRatio } from "../report/statistics.ts";
import { awaitedCallbacks, settledCallbacks } from "../seed/callbacks.ts";
import { keptLoad } from "./kept-load.ts";

/** As the goal asks, and twice as many: how it goes on when more come at once. */
const CONNECTIONS = 32;
const MORE_CONNECTIONS = 64;
const DRAIN_MS = 60_000;

export async function measureCallbacks(arena: Arena): Promise<Outcome> {
  const { plan, product } = arena;
  const known = await settledCallbacks(arena);
  const bare = await startBare(arena, "callbacks");
  const load = (origin: string, paths: readonly string[], seconds: number, connections: number) =>
    keptLoad(arena, origin, { paths, seconds, connections });
  for (const { origin } of [bare, product]) await load(origin, known, plan.warmSeconds, CONNECTIONS);
  const halves = (connections: number) =>
    interleave(
      plan.rounds,
      () =>
        productHalf(arena, (fresh) => load(product.origin, [...fresh, ...known], plan.seconds, connections)),
      () => load(bare.origin, known, plan.seconds, connections),
    );
  const reports = [
    report(arena, CONNECTIONS, await halves(CONNECTIONS)),
    report(arena, MORE_CONNECTIONS, await halves(MORE_CONNECTIONS)),
  ];
  await bare.stop();
  return {
    figures: reports.flatMap(({ figures }) => figures),
    rounds: Object.assign({}, ...reports.map(({ rounds }) => rounds)),
  };
}

/**
 * Callbacks mostly repeat what is settled, as a flood does; some of every round name transactions that wait for
 * theirs. What follows from those (CheckResult, the audited move) runs beside the load, and is waited for before
 * the other side begins.
 */
async function productHalf(
  arena: Arena,
  load: (fresh: string[]) => Promise<LoadResult>,
): Promise<LoadResult> {
  const { product, database } = arena;
  const fresh = await awaitedCallbacks(arena);
  const result = await load(fresh.map(({ callbackPath }) => callbackPath));
  const ids = fresh.map(({ id }) => id);
  const unsettled = 'SELECT count(*)::int AS count FROM "transaction" WHERE id = ANY($1) AND state = $2';
  const until = performance.now() + DRAIN_MS;
  for (let left = ids.length; left > 0; ) {
    if (performance.now() > until) throw new Error(`${left} reported transactions were not settled in time.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { rows } = await database.pool.query<{ count: number }>(unsettled, [ids, "pending"]);
    left = rows[0]?.count ?? 0;
  }
  await untilQuiet(product.pid);
  return result;
}

function report(arena: Arena, connections: number, { product, bare }: Halves<LoadResult>): Outcome {
  const of = (half: LoadResult[], what: "perSecond" | "p50" | "p99" | "answered") =>
    half.map((result) => result[what]);
  const rate = (half: LoadResult[]) =>
    `${digits(median(of(half, "perSecond")))} /s, p50 ${digits(median(of(half, "p50")))} ms`;
  const p99 = (half: LoadResult[]) => `${digits(median(of(half, "p99")))} ms`;
  const kept = of(product, "answered").reduce((sum, answered) => sum + answered, 0);
  return {
    figures: [
      {
        row: "P1",
        name: `callback kept, ${connections} connections`,
        product: rate(product),
        bare: rate(bare),
        value: pairedRatio(of(product, "perSecond"), of(bare, "perSecond")),
        unit: "×",
        bar: BARS.callbacks,
        note: `All ${digits(kept)} acknowledged callbacks of the console were found in the table, every answer was 2xx, and the ${arena.plan.freshCallbacks} transactions of each round that waited for theirs were settled.`,
      },
      {
        row: "P1",
        name: `the same, ${connections} connections, p99`,
        product: p99(product),
        bare: p99(bare),
        value: pairedRatio(of(product, "p99"), of(bare, "p99")),
        unit: "×",
        bar: BARS.callbacksP99,
      },
    ],
    rounds: {
      [`callbacks product /s, ${connections} connections`]: of(product, "perSecond"),
      [`callbacks bare /s, ${connections} connections`]: of(bare, "perSecond"),
      [`callbacks product p99 ms, ${connections} connections`]: of(product, "p99"),
      [`callbacks bare p99 ms, ${connections} connections`]: of(bare, "p99"),
    },
  };
}
