// `npm run bench`: what the console costs, against the least that could do the same on this machine, in one run.
// `npm run bench -- --quick` only shows that all of it works.
import { parseArgs } from "node:util";
import { reportFault } from "../scripts/runtime/report-fault.ts";
import type { Arena } from "./arena.ts";
import { ensureBareBuilt, ensureProductBuilt } from "./machine/build.ts";
import { startChild } from "./machine/child.ts";
import { type BenchDatabase, openDatabase } from "./machine/database.ts";
import { newKeys, startProduct } from "./machine/product.ts";
import { type Stage, withStage } from "./machine/stage.ts";
import { measureWithViewers } from "./measure/beside-viewers.ts";
import { measureCallbackFlood } from "./measure/callback-flood.ts";
import { measureCallbackTail } from "./measure/callback-tail.ts";
import { measureCallbacks } from "./measure/callbacks.ts";
import { measureColdStart } from "./measure/cold-start.ts";
import { measureEventToScreen } from "./measure/event-to-screen.ts";
import { measureFirstLoad } from "./measure/first-load.ts";
import { measureInitialize } from "./measure/initialize.ts";
import { measureKeystroke } from "./measure/keystroke.ts";
import { measureListApi, measureListPage } from "./measure/list.ts";
import { measureMemory } from "./measure/memory.ts";
import { measureMillion } from "./measure/million.ts";
import { measurePagesUnderFlood } from "./measure/pages-under-flood.ts";
import { FULL, type Plan, QUICK } from "./plan.ts";
import type { Outcome } from "./report/figure.ts";
import { cells, textTable } from "./report/table.ts";
import { type Run, writeRun } from "./report/write.ts";
import { seedCredentials } from "./seed/credentials.ts";
import { seedPerson } from "./seed/person.ts";
import { seedTransactions } from "./seed/transactions.ts";

/** What can be measured alone with `--only`; P15 (start and memory) is always there. */
const ROWS = [
  "P10",
  "key",
  "list",
  "P6",
  "P13",
  "P1",
  "P2",
  "S13",
  "P3",
  "page",
  "live",
  "million",
  "P15",
] as const;
type Row = (typeof ROWS)[number];

const VENDOR_LATENCY_MS = 40;
/** Four, so that 20 calls a second stay below the vendor's limit of 10 for each. */
const CREDENTIALS = 4;
const LISTED = 5_000;

const begun = performance.now();
const say = (text: string) =>
  console.log(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(4)} s  ${text}`);

async function seed(database: BenchDatabase, endpoint: string, keys: string) {
  const signedIn = await seedPerson(database.pool);
  const credentialIds = await seedCredentials(database.pool, { endpoint, keys, count: CREDENTIALS });
  const [credentialId = ""] = credentialIds;
  const batch = { count: LISTED, credentialId, personId: signedIn.personId };
  await seedTransactions(database.pool, { ...batch, state: "passed", ageMs: 60 * 60_000 });
  await seedTransactions(database.pool, { ...batch, state: "failed", ageMs: 60 * 60_000 + 500 });
  // As a working day looks: some are under way.
  await seedTransactions(database.pool, { ...batch, count: 20, state: "pending", ageMs: 5_000 });
  await database.pool.query("VACUUM ANALYZE");
  return { signedIn, credentialIds };
}

async function measureAll(stage: Stage, plan: Plan, only: readonly Row[] | undefined): Promise<Run> {
  const startedAt = new Date();
  await ensureProductBuilt(say);
  await ensureBareBuilt(say);
  say("starting PostgreSQL and the vendor's stand-in");
  const database = await openDatabase(stage);
  const env = { BENCH_VENDOR_LATENCY_MS: String(VENDOR_LATENCY_MS) };
  const vendor = await startChild(stage, { name: "vendor", program: "bench/bare/vendor.ts", env });
  const keys = newKeys();
  const seeded = await seed(database, vendor.origin, keys);
  say("cold starts");
  const startInstance = (name?: string) =>
    startProduct(stage, { databaseUrl: database.url, vendorOrigin: vendor.origin, keys, name });
  const bareNext = {
    name: "bare-next",
    program: "bench/bare-next/serve.ts",
    env: { DATABASE_URL: database.url },
  };
  const { outcome, ...servers } = await measureColdStart(plan.coldStarts, {
    product: () => startInstance(),
    bareNext: () => startChild(stage, bareNext),
  });
  const arena: Arena = { stage, plan, database, vendor, ...servers, startInstance, ...seeded };
  const { outcomes, failures } = await measureRooms(arena, only);
  return { plan, only, startedAt, outcomes: [outcome, ...outcomes], failures };
}

/** Measures one thing after the other; one that fails does not keep the others from being measured. */
async function measureRooms(
  arena: Arena,
  only: readonly Row[] | undefined,
): Promise<Pick<Run, "outcomes" | "failures">> {
  const since = performance.now();
  // The list first: Initialize puts new rows on top of it. Callbacks last: they leave the most behind.
  const rooms: [Row, string, () => Promise<Outcome>][] = [
    ["P10", "first-load JavaScript", () => measureFirstLoad(arena)],
    ["key", "key to repaint", () => measureKeystroke(arena)],
    ["list", "list page", () => measureListPage(arena)],
    ["P6", "list API", () => measureListApi(arena)],
    ["P13", "Initialize", () => measureInitialize(arena)],
    ["P1", "callbacks", () => measureCallbacks(arena)],
    ["P2", "callbacks at a steady rate", () => measureCallbackTail(arena)],
    ["S13", "callbacks under a flood of junk", () => measureCallbackFlood(arena)],
    ["P3", "callbacks while viewers load pages", () => measureWithViewers(arena)],
    ["page", "pages under a flood of callbacks", () => measurePagesUnderFlood(arena)],
    ["live", "event to screen", () => measureEventToScreen(arena)],
    ["million", "memory over many deliveries", () => measureMillion(arena)],
    ["P15", "memory", () => measureMemory(arena, since)],
  ];
  const outcomes: Outcome[] = [];
  const failures: Run["failures"][number][] = [];
  for (const [row, name, measure] of rooms) {
    if (only !== undefined && !only.includes(row) && row !== "P15") continue;
    say(name);
    await measure().then(
      (measured) => outcomes.push(measured),
      (error: unknown) => failures.push({ name, reason: messageOf(error) }),
    );
  }
  return { outcomes, failures };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** `P1,page` as rows; a name that is none is refused. */
function rowsOf(only: string): Row[] {
  return only.split(",").map((name) => {
    const row = ROWS.find((each) => each === name);
    if (row === undefined) throw new Error(`--only takes ${ROWS.join(", ")}, several with commas`);
    return row;
  });
}

async function main(): Promise<void> {
  const options = { quick: { type: "boolean", default: false }, only: { type: "string" } } as const;
  const { quick, only } = parseArgs({ options }).values;
  const rows = only === undefined ? undefined : rowsOf(only);
  const run = await withStage((stage) => measureAll(stage, quick ? QUICK : FULL, rows));
  const written = writeRun(run);
  console.log(`\n${textTable(cells(run.outcomes.flatMap(({ figures }) => figures)))}\n`);
  for (const { name, reason } of run.failures) console.error(`${name} was not measured: ${reason}`);
  say(`written: ${written}`);
  if (run.failures.length > 0) process.exitCode = 1;
}

await main().catch((error: unknown) => {
  reportFault(error);
  // Whatever was under way has lost its servers; there is nothing to wait for.
  process.exit(1);
});
