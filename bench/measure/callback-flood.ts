// S13: what is left of the rate of good callbacks while strangers flood their addresses with junk.
import type { Arena } from "../arena.ts";
import { callbackLoad, type LoadResult, portOf } from "../load/callback-load.ts";
import { interleave } from "../load/interleave.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { median, pairedRatio } from "../report/statistics.ts";
import { junkCallbacks, settledCallbacks } from "../seed/callbacks.ts";

const GOOD_CONNECTIONS = 8;
const JUNK_CONNECTIONS = 64;
/** The flood begins before the good ones are counted, and outlasts them. */
const AHEAD_S = 1;

type Flooded = { good: LoadResult; junk: LoadResult };

export async function measureCallbackFlood(arena: Arena): Promise<Outcome> {
  const { plan } = arena;
  const known = await settledCallbacks(arena);
  const junk = junkCallbacks(await settledCallbacks(arena));
  const port = portOf(arena.product.origin);
  const good = (seconds: number) => keptGood(arena, { port, paths: known, seconds });
  const flooded = async (): Promise<Flooded> => {
    const order = { port, paths: junk, connections: JUNK_CONNECTIONS, seconds: plan.seconds + 2 * AHEAD_S };
    const flood = callbackLoad(order);
    await new Promise((resolve) => setTimeout(resolve, AHEAD_S * 1_000));
    const result = await good(plan.seconds);
    return { good: result, junk: await flood };
  };
  await good(plan.warmSeconds);
  const halves = await interleave(plan.rounds, flooded, () => good(plan.seconds));
  return report(halves.product, halves.bare);
}

/** Every acknowledged one must have been counted as one with the right token. */
async function keptGood(
  arena: Arena,
  order: { port: number; paths: readonly string[]; seconds: number },
): Promise<LoadResult> {
  const seen = async () => {
    const sum = "SELECT coalesce(sum(seen_right), 0)::int AS count FROM callback_tally";
    return (await arena.database.pool.query<{ count: number }>(sum)).rows[0]?.count ?? 0;
  };
  const before = await seen();
  const result = await callbackLoad({ ...order, connections: GOOD_CONNECTIONS });
  const kept = (await seen()) - before;
  if (kept !== result.answered)
    throw new Error(`${result.answered} good ones acknowledged, but ${kept} kept.`);
  return result;
}

function report(flooded: Flooded[], alone: LoadResult[]): Outcome {
  const good = flooded.map((each) => each.good.perSecond);
  const junk = flooded.map((each) => each.junk.perSecond);
  const quiet = alone.map((each) => each.perSecond);
  return {
    figures: [
      {
        row: "S13",
        name: `good callbacks, ${GOOD_CONNECTIONS} connections, under a flood from ${JUNK_CONNECTIONS}`,
        product: `${digits(median(good))} /s`,
        bare: `${digits(median(quiet))} /s without`,
        value: pairedRatio(good, quiet),
        unit: "×",
        bar: BARS.callbackFlood,
        note: `Half of the junk named nobody, half of it a transaction with a wrong token; ${digits(median(junk))} a second were answered, all of them 2xx. Bare is the console without the flood.`,
      },
    ],
    rounds: {
      "good callbacks under a flood /s": good,
      "good callbacks without one /s": quiet,
      "junk answered /s": junk,
    },
  };
}
