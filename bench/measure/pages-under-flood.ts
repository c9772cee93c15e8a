// What a flood of callbacks does to those who look at pages. They are processes of their own and share the machine.
import { Agent } from "node:http";
import type { Arena } from "../arena.ts";
import { callbackLoad, portOf } from "../load/callback-load.ts";
import { interleave } from "../load/interleave.ts";
import { loadListPage } from "../load/list-page.ts";
import { openLoop } from "../load/open-loop.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { median, pairedRatio, percentile } from "../report/statistics.ts";
import { junkCallbacks, settledCallbacks } from "../seed/callbacks.ts";

const CALLBACK_CONNECTIONS = 32;
const JUNK_CONNECTIONS = 64;
/** Good callbacks that come along with the junk: thirty times what one account may start. */
const GOOD_PER_SECOND = 300;
/** As a dozen people look who click every second or two. */
const PAGES_PER_SECOND = 8;
/** The flood begins before anything is counted, and outlasts it. */
const AHEAD_S = 1;

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/** How long the slowest pages take while callbacks pour in, most of them junk, against a quiet console. */
export async function measurePagesUnderFlood(arena: Arena): Promise<Outcome> {
  const { plan, product } = arena;
  const good = await settledCallbacks(arena);
  const junk = junkCallbacks(await settledCallbacks(arena));
  const port = portOf(product.origin);
  const pages = async () => {
    const agent = new Agent({ keepAlive: true });
    const calls = Math.max(10, PAGES_PER_SECOND * plan.seconds);
    const times = await openLoop(PAGES_PER_SECOND, calls, () => loadListPage(arena, agent));
    agent.destroy();
    return percentile(times, 0.95);
  };
  const answered: number[] = [];
  const flooded = async () => {
    const seconds = Math.max(10 / PAGES_PER_SECOND, plan.seconds) + 2 * AHEAD_S;
    const flood = callbackLoad({ port, paths: junk, connections: JUNK_CONNECTIONS, seconds });
    const order = {
      port,
      paths: good,
      connections: CALLBACK_CONNECTIONS,
      perSecond: GOOD_PER_SECOND,
      seconds,
    };
    const steady = callbackLoad(order);
    await pause(AHEAD_S);
    const p95 = await pages();
    answered.push((await flood).perSecond + (await steady).perSecond);
    return p95;
  };
  await pages();
  const { product: under, bare: quiet } = await interleave(plan.rounds, flooded, pages);
  return {
    figures: [
      {
        row: "page",
        name: "list page p95 under a flood of callbacks",
        product: `${digits(median(under))} ms`,
        bare: `${digits(median(quiet))} ms quiet`,
        value: pairedRatio(under, quiet),
        unit: "×",
        bar: BARS.pageUnderFlood,
        note: `Junk from ${JUNK_CONNECTIONS} connections, each busy, and ${GOOD_PER_SECOND} good ones a second: ${digits(median(answered))} a second were answered, all 2xx. Pages came at ${PAGES_PER_SECOND} a second, timed from when each was due.`,
      },
    ],
    rounds: {
      "page p95 under flood ms": under,
      "page p95 quiet ms": quiet,
      "callbacks answered beside /s": answered,
    },
  };
}
