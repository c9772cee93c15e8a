// P3: callbacks while people look at pages. They are processes of their own and share the machine.
import { Agent } from "node:http";
import type { Arena } from "../arena.ts";
import { callbackLoad, portOf } from "../load/callback-load.ts";
import { interleave } from "../load/interleave.ts";
import { loadListPage } from "../load/list-page.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { median, pairedRatio } from "../report/statistics.ts";
import { settledCallbacks } from "../seed/callbacks.ts";

const VIEWERS = 5;
/** A viewer who clicks every second; 0 is one who never reads what they see. */
const PACES_MS = [1_000, 0] as const;
const CALLBACK_CONNECTIONS = 32;
/** The viewers begin before anything is counted. */
const AHEAD_S = 1;

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/** P3: callbacks, each connection busy, alone and while five viewers load pages: at a person's pace, and at none. */
export async function measureWithViewers(arena: Arena): Promise<Outcome> {
  const { plan, product } = arena;
  const paths = await settledCallbacks(arena);
  const order = { port: portOf(product.origin), paths, connections: CALLBACK_CONNECTIONS };
  const alone = async (seconds: number) => (await callbackLoad({ ...order, seconds })).perSecond;
  await alone(plan.warmSeconds);
  const outcomes: Outcome[] = [];
  for (const paceMs of PACES_MS) {
    const pages: number[] = [];
    const viewed = async () => {
      const viewers = startViewers(arena, paceMs);
      await pause(AHEAD_S);
      const rate = await alone(plan.seconds);
      pages.push((await viewers.stop()) / (plan.seconds + AHEAD_S));
      return rate;
    };
    const { product: busy, bare: quiet } = await interleave(plan.rounds, viewed, () => alone(plan.seconds));
    outcomes.push(viewersOutcome(paceMs, { busy, quiet, pages }));
  }
  return {
    figures: outcomes.flatMap(({ figures }) => figures),
    rounds: Object.assign({}, ...outcomes.map(({ rounds }) => rounds)),
  };
}

function viewersOutcome(paceMs: number, all: Record<"busy" | "quiet" | "pages", number[]>): Outcome {
  const { busy, quiet, pages } = all;
  const how = paceMs === 0 ? "without a pause" : "a page a second each";
  return {
    figures: [
      {
        row: "P3",
        name: `callbacks, ${CALLBACK_CONNECTIONS} connections, beside ${VIEWERS} viewers, ${how}`,
        product: `${digits(median(busy))} /s`,
        bare: `${digits(median(quiet))} /s alone`,
        value: pairedRatio(busy, quiet),
        unit: "×",
        ...(paceMs === 0 ? {} : { bar: BARS.callbacksWithViewers }),
        note: `The viewers got ${digits(median(pages))} pages a second. Without a pause they ask for as much as one of the two processors can render.`,
      },
    ],
    rounds: {
      [`callbacks beside viewers ${how} /s`]: busy,
      [`callbacks without viewers ${how} /s`]: quiet,
      [`pages of viewers ${how} /s`]: pages,
    },
  };
}

function startViewers(arena: Arena, paceMs: number): { stop(): Promise<number> } {
  const agent = new Agent({ keepAlive: true });
  let going = true;
  let loaded = 0;
  const view = async () => {
    while (going) {
      const begun = performance.now();
      await loadListPage(arena, agent);
      loaded += 1;
      await pause(Math.max(0, paceMs - (performance.now() - begun)) / 1_000);
    }
  };
  const viewers = Promise.all(Array.from({ length: VIEWERS }, view));
  viewers.catch(() => {});
  return {
    async stop() {
      going = false;
      await viewers;
      agent.destroy();
      return loaded;
    },
  };
}
