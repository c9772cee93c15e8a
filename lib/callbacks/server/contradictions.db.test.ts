import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readFields } from "@/lib/callbacks/fields";
import { markContradictions, watchContradictions } from "@/lib/callbacks/server/contradictions";
import type { Delivery } from "@/lib/callbacks/server/delivery";
import { storeDeliveries } from "@/lib/callbacks/server/store-deliveries";
import { database, pool } from "@/lib/platform/server/db";
import {
  addCredential,
  addPerson,
  addTransaction,
  goodQuery,
  TEST_TOKEN,
} from "@/lib/transactions/testing/world";

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

type Made = Awaited<ReturnType<typeof addTransaction>>;

async function deliver({ callbackId }: Made, ...queries: string[]): Promise<void> {
  const batch = queries.map((query): Delivery => {
    const token = new URLSearchParams(query.toLowerCase()).has("callbacktoken");
    const right = query.includes(TEST_TOKEN) ? TEST_TOKEN : "wrong";
    return {
      callbackId,
      method: "GET",
      fields: readFields(query, sha256),
      tokenHash: token ? Buffer.from(sha256(right), "hex") : null,
      source: null,
      headers: [],
    };
  });
  await storeDeliveries(pool(), batch);
}

async function marked({ id }: Made): Promise<boolean> {
  const tally = await database().callbackTally.findUnique({ where: { transactionId: id } });
  return tally?.contradictedAt != null;
}

const yes = (made: Made) => goodQuery(made.transactionId);
const no = (made: Made) => goodQuery(made.transactionId, "N", "205");

const stored = ({ id }: Made, query: string, answered = true) =>
  [{ transactionId: id, kind: "right" as const, answered }, { fields: readFields(query, sha256) }] as const;

/** A pool that counts the looks, and lets a test do something in the middle of one. */
function watchedPool(during: () => Promise<void> = async () => {}) {
  let looks = 0;
  const query = async (statement: { name: string; text: string; values: unknown[] }) => {
    if (statement.name !== "said-of-transactions") return pool().query(statement);
    looks += 1;
    const answer = await pool().query(statement);
    await during();
    return answer;
  };
  return { pool: { query } as unknown as ReturnType<typeof pool>, looks: () => looks };
}

test.each([
  ["the second believed one says otherwise", (made: Made) => [yes(made), no(made)]],
  [
    "the last of many does, after noise",
    (made: Made) => [yes(made), yes(made), "", "passed=N", yes(made), no(made)],
  ],
])("is noted when %s", async (_, queries) => {
  const made = await addTransaction(operator, credential);
  await deliver(made, ...queries(made));
  expect(await markContradictions(pool(), [made.id])).toEqual([made.id]);
  expect(await marked(made)).toBe(true);
  expect(await markContradictions(pool(), [made.id])).toEqual([]);
});

test.each([
  ["they are one", (made: Made) => [no(made)]],
  ["they agree in another spelling", (made: Made) => [yes(made), goodQuery(made.transactionId, "T")]],
  ["the other has a wrong token", (made: Made) => [yes(made), no(made).replace(TEST_TOKEN, "x")]],
  ["the other means another TransactionId", (made: Made) => [yes(made), goodQuery("hks0", "N")]],
])("is not noted when %s", async (_, queries) => {
  const made = await addTransaction(operator, credential);
  await deliver(made, ...queries(made));
  expect(await markContradictions(pool(), [made.id])).toEqual([]);
  expect(await marked(made)).toBe(false);
});

test("a settled transaction keeps its state and is noted all the same, by the watch too", async () => {
  const made = await addTransaction(operator, credential, {
    state: "passed",
    passed: "Y",
    settledAt: new Date(),
  });
  await deliver(made, yes(made), no(made));
  const told: string[] = [];
  const watch = watchContradictions(pool(), (id) => told.push(id));
  watch.look(...stored(made, yes(made)));
  watch.look(...stored(made, no(made)));
  await watch.stop();
  expect(told).toEqual([made.id]);
  const row = await database().transaction.findUniqueOrThrow({ where: { id: made.id } });
  expect(row).toMatchObject({ state: "passed", passed: "Y" });
});

test("what is said after a flood of the opposite is noticed", async () => {
  const made = await addTransaction(operator, credential);
  for (let round = 0; round < 5; round += 1)
    await deliver(made, ...Array.from({ length: 80 }, () => yes(made)));
  await deliver(made, no(made));
  expect(await markContradictions(pool(), [made.id])).toEqual([made.id]);
});

test("a flood that says the same again and again is looked at once, whatever it says beside", async () => {
  const made = await addTransaction(operator, credential);
  const watched = watchedPool();
  const watch = watchContradictions(watched.pool, () => {});
  for (let time = 0; time < 1_000; time += 1) watch.look(...stored(made, `${yes(made)}&n=${time}`));
  await watch.stop();
  for (let time = 0; time < 1_000; time += 1) watch.look(...stored(made, yes(made)));
  await watch.stop();
  expect(watched.looks()).toBe(1);
});

test("what comes in the middle of a look is looked at too", async () => {
  const made = await addTransaction(operator, credential);
  await deliver(made, yes(made), yes(made));
  const told: string[] = [];
  let first = true;
  const { pool: watched } = watchedPool(async () => {
    if (!first) return;
    first = false;
    await deliver(made, no(made));
    watch.look(...stored(made, no(made)));
  });
  const watch = watchContradictions(watched, (id) => told.push(id));
  watch.look(...stored(made, yes(made)));
  await watch.stop();
  expect(told).toEqual([made.id]);
});

test("what contradicted itself before Initialize had answered is noted with the next one after", async () => {
  const made = await addTransaction(operator, credential);
  await deliver(made, no(made), yes(made));
  const told: string[] = [];
  const watch = watchContradictions(pool(), (id) => told.push(id));
  await database().transaction.update({ where: { id: made.id }, data: { transactionId: null } });
  watch.look(...stored(made, yes(made), false));
  await watch.stop();
  expect(told).toEqual([]);
  await database().transaction.update({
    where: { id: made.id },
    data: { transactionId: made.transactionId },
  });
  watch.look(...stored(made, yes(made)));
  await watch.stop();
  expect(told).toEqual([made.id]);
});
