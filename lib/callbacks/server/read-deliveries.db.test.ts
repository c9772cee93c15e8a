import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readFields, tokenDigests } from "@/lib/callbacks/fields";
import { MOST_SHOWN } from "@/lib/callbacks/fold";
import { readDeliveries } from "@/lib/callbacks/server/read-deliveries";
import { storeDeliveries } from "@/lib/callbacks/server/store-deliveries";
import { database, pool } from "@/lib/platform/server/db";
import { readTransaction } from "@/lib/transactions/server/read-transaction";
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
type Over = Parameters<typeof addTransaction>[2];

async function transactionWith(over: Over, queries: (transactionId: string) => string[]) {
  const made = await addTransaction(operator, credential, over);
  for (const query of queries(made.transactionId)) {
    const fields = readFields(query, sha256);
    const [token] = tokenDigests(fields.pairs);
    const tokenHash = token === undefined ? null : Buffer.from(token, "hex");
    const { callbackId } = made;
    const headers: [string, string][] = [["user-agent", "vendor"]];
    await storeDeliveries(pool(), [
      { callbackId, method: "GET", fields, tokenHash, source: "203.0.113.9", headers },
    ]);
  }
  return made;
}

async function deliveriesOf(id: string) {
  const found = await readTransaction(id);
  if (!found) throw new Error("no transaction");
  return readDeliveries(found);
}

test("four hundred callbacks make a short page, and what counts is on it", async () => {
  const { id } = await transactionWith({}, (ours) => [
    ...Array.from({ length: 150 }, (_, n) => goodQuery(ours).replace(TEST_TOKEN, `guess${n}`)),
    ...Array.from({ length: 200 }, () => goodQuery(ours)),
    ...Array.from({ length: 49 }, () => ""),
    goodQuery(ours, "N"),
  ]);
  const read = await deliveriesOf(id);
  expect(read).toMatchObject({ total: 400, wrong: 150, probes: 49 });
  const told = read.shown.filter(({ verdict }) => verdict.token === "right");
  expect(told.map(({ again, verdict }) => [again?.count, verdict.contradicts])).toEqual([
    [199, false],
    [undefined, true],
  ]);
  expect(read.shown.length).toBeLessThanOrEqual(2 + MOST_SHOWN.noise);
  expect(read.unstored).toBe(50 + 29);
  expect(JSON.stringify(read).length).toBeLessThan(32_000);
});

test("each tells who sent it, and all where to; a result that is there is held against them", async () => {
  const { id, callbackId } = await transactionWith({ state: "failed", passed: "N" }, (ours) => [
    goodQuery(ours),
  ]);
  const { shown, address } = await deliveriesOf(id);
  expect(shown).toMatchObject([
    {
      source: "203.0.113.9",
      headers: [["user-agent", "vendor"]],
      verdict: { check: "contradicts" },
      erased: false,
    },
  ]);
  expect(new URL(address).pathname).toBe(`/api/callbacks/${callbackId}`);
});

test("a TransactionId taken from a callback is marked where it was taken from", async () => {
  const over = { transactionIdFrom: "callback", answeredAt: null };
  const { id } = await transactionWith(over, (ours) => [goodQuery(ours), goodQuery(ours, "N")]);
  const { shown } = await deliveriesOf(id);
  expect(shown.map(({ verdict }) => verdict.transactionId)).toEqual(["adopted", "equal"]);
});

test("what was erased is neither counted as a probe nor judged, and stays as a mark", async () => {
  const { id } = await transactionWith({}, (ours) => [goodQuery(ours), goodQuery(ours, "N")]);
  await database().callbackDelivery.updateMany({
    where: { transactionId: id },
    data: { fields: {}, headers: [], source: null, erasedAt: new Date() },
  });
  const read = await deliveriesOf(id);
  expect(read).toMatchObject({ total: 2, wrong: 0, probes: 0, unstored: 0 });
  expect(read.shown).toMatchObject([{ erased: true, again: { count: 1 } }]);
});

test("deliveries from before they were counted are counted as they are stored", async () => {
  const { id } = await transactionWith({}, (ours) => [goodQuery(ours), "", "passed=Y"]);
  await database().callbackTally.delete({ where: { transactionId: id }, select: { transactionId: true } });
  expect(await deliveriesOf(id)).toMatchObject({ total: 3, wrong: 1, probes: 1, unstored: 0 });
});
