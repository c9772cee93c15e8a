// P1: a callback through the console against node:http + pg doing one INSERT into the same table.
import type pg from "pg";
import { type Arena, countRows, startBare } from "../arena.ts";
import { callbackLoad, type LoadResult, portOf } from "../load/callback-load.ts";
import { interleave } from "../load/interleave.ts";
import { untilQuiet } from "../machine/cpu.ts";
import { BARS } from "../report/bars.ts";
import { digits, type Outcome } from "../report/figure.ts";
import { median, pairedRatio } from "../report/statistics.ts";
import { seedTransactions } from "../seed/transactions.ts";

const CONNECTIONS = 32;
const DRAIN_MS = 60_000;

export async function measureCallbacks(arena: Arena): Promise<Outcome> {
  const { plan } = arena;
  const day = 24 * 60 * 60_000;
  const known = paths(await seed(arena, plan.knownCallbacks, "passed", day));
  const bare = await startBare(arena, "callbacks");
  await load(arena, bare.origin, known, plan.warmSeconds);
  await load(arena, arena.product.origin, known, plan.warmSeconds);
  const halves = await interleave(
    plan.rounds,
    () => productHalf(arena, known),
    () => load(arena, bare.origin, known, plan.seconds),
  );
  await bare.stop();
  return report(arena, halves.product, halves.bare);
}

async function seed(arena: Arena, count: number, state: "passed" | "pending", ageMs: number) {
  const { signedIn, credentialIds, database } = arena;
  const [credentialId = ""] = credentialIds;
  const batch = { count, state, credentialId, personId: signedIn.personId, ageMs };
  return seedTransactions(database.pool, batch);
}

/**
 * Callbacks mostly repeat what is settled, as a flood does; some of every round name transactions that wait for
 * theirs. What follows from those (CheckResult, the audited move) runs beside the load, and is waited for before
 * the other side begins.
 */
async function productHalf(arena: Arena, known: readonly string[]): Promise<LoadResult> {
  const { plan, product, database } = arena;
  const fresh = await seed(arena, plan.freshCallbacks, "pending", 60_000);
  const result = await load(arena, product.origin, [...paths(fresh), ...known], plan.seconds);
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

const paths = (callables: readonly { callbackPath: string }[]) => callables.map((each) => each.callbackPath);

/** A closed loop whose every acknowledged callback must be in the table, and nothing that was never sent. */
async function load(arena: Arena, origin: string, all: readonly string[], seconds: number) {
  const { pool } = arena.database;
  const before = await settledCount(pool);
  const result = await callbackLoad({ port: portOf(origin), paths: all, connections: CONNECTIONS, seconds });
  const kept = (await countRows(pool, "callback_delivery")) - before;
  if (kept !== result.answered)
    throw new Error(`${origin}: ${result.answered} acknowledged, but ${kept} rows.`);
  return result;
}

/** The number of deliveries once it rests: the last requests of an earlier load may still be on their way in. */
async function settledCount(pool: pg.Pool): Promise<number> {
  for (let last = -1, tries = 0; tries < 100; tries += 1) {
    const count = await countRows(pool, "callback_delivery");
    if (count === last) return count;
    last = count;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Deliveries go on arriving although nobody sends any.");
}

function report(arena: Arena, product: LoadResult[], bare: LoadResult[]): Outcome {
  const of = (half: LoadResult[], what: "perSecond" | "p50" | "p99" | "answered") =>
    half.map((result) => result[what]);
  const side = (half: LoadResult[]) =>
    `${digits(median(of(half, "perSecond")))} /s, p50 ${digits(median(of(half, "p50")))} ms, p99 ${digits(median(of(half, "p99")))} ms`;
  const kept = of(product, "answered").reduce((sum, answered) => sum + answered, 0);
  return {
    figures: [
      {
        row: "P1",
        name: `callback kept, ${CONNECTIONS} connections`,
        product: side(product),
        bare: side(bare),
        value: pairedRatio(of(product, "perSecond"), of(bare, "perSecond")),
        unit: "×",
        bar: BARS.callbacks,
        note: `All ${digits(kept)} acknowledged callbacks of the console were found in the table, every answer was 2xx, and the ${arena.plan.freshCallbacks} transactions of each round that waited for theirs were settled.`,
      },
    ],
    rounds: {
      "callbacks product /s": of(product, "perSecond"),
      "callbacks bare /s": of(bare, "perSecond"),
      "callbacks product p99 ms": of(product, "p99"),
      "callbacks bare p99 ms": of(bare, "p99"),
    },
  };
}
