// What the console's memory does over a million deliveries: it must not grow with what it has received.
import type { Arena } from "../arena.ts";
import { callbackLoad, portOf } from "../load/callback-load.ts";
import { residentOf } from "../machine/family.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { median } from "../report/statistics.ts";
import { seedTransactions } from "../seed/transactions.ts";

const CONNECTIONS = 32;
const SLICE_S = 2;
/** What is kept of one transaction is bounded: enough of them, so that every delivery becomes a row. */
const PER_TRANSACTION = 300;

export async function measureMillion(arena: Arena): Promise<Outcome> {
  const { plan, product, database, signedIn, credentialIds } = arena;
  const [credentialId = ""] = credentialIds;
  const count = Math.ceil(plan.manyDeliveries / PER_TRANSACTION);
  const batch = {
    credentialId,
    personId: signedIn.personId,
    state: "passed",
    ageMs: 86_400_000,
    count,
  } as const;
  const paths = (await seedTransactions(database.pool, batch)).map(({ callbackPath }) => callbackPath);
  const port = portOf(product.origin);
  const sizes = [residentOf(product.pid).now];
  let delivered = 0;
  const begun = performance.now();
  while (delivered < plan.manyDeliveries) {
    delivered += (await callbackLoad({ port, paths, connections: CONNECTIONS, seconds: SLICE_S })).answered;
    sizes.push(residentOf(product.pid).now);
  }
  const minutes = (performance.now() - begun) / 60_000;
  const fifth = Math.max(1, Math.floor(sizes.length / 5));
  // The first fifth warms up: code is compiled, pools and heaps take their size.
  const early = median(sizes.slice(fifth, 2 * fifth));
  const late = median(sizes.slice(-fifth));
  return {
    figures: [
      {
        row: "memory",
        name: `resident memory over ${digits(delivered)} deliveries`,
        product: `${digits(late)} MiB at the end`,
        bare: `${digits(early)} MiB after the first fifth`,
        value: late - early,
        unit: "MiB",
        added: true,
        bar: BARS.memoryGrowth,
        note: `In ${digits(minutes)} minutes, measured every ${SLICE_S} s; most ${digits(Math.max(...sizes))} MiB, ${digits(sizes[0] ?? 0)} MiB before.`,
      },
    ],
    rounds: { "resident memory over deliveries MiB": sizes },
  };
}
