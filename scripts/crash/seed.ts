import { randomBytes } from "node:crypto";
import pg from "pg";
import { v7 } from "uuid";
import { seedPerson } from "../../bench/seed/person.ts";
import { seedTransactions } from "../../bench/seed/transactions.ts";
import { parseKeys } from "../../lib/platform/server/keys.ts";
import { sealWith } from "../../lib/platform/server/seal.ts";
import { verdictOn } from "./vendor.ts";

/** What belongs to every round: who started the transactions, and with which keys. */
export type Ground = { personId: string; credentialIds: string[] };

/** A transaction that waits for its callback, and what must become of it once one was acknowledged. */
export type Awaited = { id: string; expected: "passed" | "failed" };

/** Live ones, because each of those is an account of its own with its own rate; those of the sandbox share one. */
const CREDENTIALS = 16;
const FRESH = 30;
const SETTLED = 60;
/** Of 90 paths in turn a third are fresh, each three times: once to report, twice to repeat it. */
const REPEATED = 3;

export async function seedGround(url: string, keys: string, endpoint: string): Promise<Ground> {
  return onPool(url, async (pool) => {
    const { personId } = await seedPerson(pool);
    const credentialIds: string[] = [];
    for (let each = 1; each <= CREDENTIALS; each += 1)
      credentialIds.push(await seedCredential(pool, keys, endpoint, each));
    return { personId, credentialIds };
  });
}

async function seedCredential(
  pool: pg.Pool,
  keys: string,
  endpoint: string,
  number: number,
): Promise<string> {
  const parsed = parseKeys(keys);
  if (!parsed.ok) throw new Error(parsed.problem);
  const id = v7();
  const secret = sealWith(parsed.keys, randomBytes(15).toString("hex"), `credential:${id}:secret`);
  await pool.query(
    `INSERT INTO credential (id, name, environment, endpoint, access_key_id, secret_sealed, secret_last_four)
     VALUES ($1, $2, 'live', $3, $4, $5, '----')`,
    [id, `Crash ${number}`, endpoint, `CRASHKEY${number}`, secret],
  );
  return id;
}

/** New transactions for one round, and the paths of their callbacks in the order in which they are sent. */
export async function seedRound(url: string, { personId, credentialIds }: Ground, round: number) {
  const credentialId = credentialIds[round % credentialIds.length] ?? "";
  const batch = { credentialId, personId, ageMs: 60_000 };
  const { fresh, settled } = await onPool(url, async (pool) => ({
    fresh: await seedTransactions(pool, { ...batch, count: FRESH, state: "pending" }),
    settled: await seedTransactions(pool, { ...batch, count: SETTLED, state: "passed" }),
  }));
  const awaited = new Map<string, Awaited>();
  const said = fresh.map(({ id, callbackPath }) => {
    const { path, passed } = withVerdict(callbackPath);
    awaited.set(path, { id, expected: passed === "Y" ? "passed" : "failed" });
    return path;
  });
  const paths = Array.from({ length: REPEATED }, () => said).flat();
  return { awaited, paths: shuffled([...paths, ...settled.map(({ callbackPath }) => callbackPath)]) };
}

/** A callback that says what the vendor will say. */
function withVerdict(callbackPath: string): { path: string; passed: "Y" | "N" } {
  const url = new URL(callbackPath, "http://console");
  const passed = verdictOn(url.searchParams.get("transactionId") ?? "");
  url.searchParams.set("passed", passed);
  return { path: `${url.pathname}?${url.searchParams}`, passed };
}

function shuffled<T>(all: T[]): T[] {
  return all
    .map((each) => ({ each, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

async function onPool<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: "crash-harness" });
  pool.on("error", () => {});
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
