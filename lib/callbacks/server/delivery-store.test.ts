import type { Pool } from "pg";
import { beforeEach, expect, test, vi } from "vitest";
import type { Delivery } from "@/lib/callbacks/server/delivery";
import { createDeliveryStore } from "@/lib/callbacks/server/delivery-store";

type Sent = { ids: string[]; names: string[]; commit(known?: (name: string) => boolean): void; fail(): void };

/** A database whose commits a test gives one by one. */
function heldPool() {
  const sent: Sent[] = [];
  const query = (statement: { values: [string | string[], string | string[]] }) =>
    new Promise((resolve, reject) => {
      const [ids, names] = statement.values.map((column) => [column].flat()) as [string[], string[]];
      const commit = (known: (name: string) => boolean = () => true) => {
        const rows = ids.map((id, place) => ({ id, transactionId: `row of ${names[place]}`, awaited: true }));
        resolve({ rows: rows.filter((_, place) => known(names[place] ?? "")).reverse() });
      };
      sent.push({ ids, names, commit, fail: () => reject(new Error("database away")) });
    });
  return { pool: { query } as unknown as Pool, sent };
}

const delivery = (callbackId: string): Delivery => ({
  callbackId,
  method: "GET",
  fields: { pairs: [], cut: false },
  tokenHash: null,
  source: "127.0.0.1",
  headers: [],
});
const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  return () => vi.useRealTimers();
});

/** Four statements on their way, "a" to "d", and what comes then. */
async function busyStore() {
  const { pool, sent } = heldPool();
  const store = createDeliveryStore(pool);
  const stored: ReturnType<typeof store>[] = [];
  for (const name of ["a", "b", "c", "d"]) {
    stored.push(store(delivery(name)));
    await settled();
    vi.advanceTimersByTime(5);
  }
  expect(sent.map((each) => each.names)).toEqual([["a"], ["b"], ["c"], ["d"]]);
  return { store, sent, stored };
}

test("a lone delivery is sent at once, and acknowledged only after its commit", async () => {
  const { pool, sent } = heldPool();
  let acknowledged: string | undefined;
  void createDeliveryStore(pool)(delivery("a")).then((stored) => {
    acknowledged = stored?.transactionId;
  });
  await settled();
  expect([sent.length, acknowledged]).toEqual([1, undefined]);
  sent[0]?.commit();
  await settled();
  expect(acknowledged).toBe("row of a");
});

test("what arrives together goes together, each answered with its own transaction", async () => {
  const { pool, sent } = heldPool();
  const store = createDeliveryStore(pool);
  const answers = Promise.all(["a", "b", "c", "d", "e"].map((name) => store(delivery(name))));
  await settled();
  expect(sent.map((each) => each.names)).toEqual([["a", "b", "c", "d", "e"]]);
  sent[0]?.commit((name) => name !== "d");
  const rows = (await answers).map((stored) => stored?.transactionId);
  expect(rows).toEqual(["row of a", "row of b", "row of c", undefined, "row of e"]);
});

test("beside one that is on its way, a few wait for five milliseconds and many for nothing", async () => {
  const { pool, sent } = heldPool();
  const store = createDeliveryStore(pool);
  void store(delivery("first"));
  await settled();
  for (let at = 0; at < 7; at += 1) void store(delivery("few"));
  await settled();
  vi.advanceTimersByTime(4);
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(sent.map((each) => each.names.length)).toEqual([1, 7]);

  sent[1]?.commit();
  await settled();
  for (let at = 0; at < 8; at += 1) void store(delivery("many"));
  await settled();
  expect(sent.map((each) => each.names.length)).toEqual([1, 7, 8]);
});

test("never more than four are on their way, and whoever waits goes with the next, at once", async () => {
  const { store, sent } = await busyStore();
  for (let at = 0; at < 30; at += 1) void store(delivery("e"));
  await settled();
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(4);
  sent[1]?.commit();
  await settled();
  expect(sent[4]?.names).toEqual(Array(30).fill("e"));
});

test("a failed statement fails those who shared it and nobody else, and the next ones go on", async () => {
  const { store, sent, stored } = await busyStore();
  const outcomes = Promise.allSettled([...stored, ...["e", "f"].map((name) => store(delivery(name)))]);
  sent[0]?.commit();
  await settled();
  vi.advanceTimersByTime(5);
  sent[4]?.fail();
  for (const other of [1, 2, 3]) sent[other]?.commit();
  const statuses = (await outcomes).map(({ status }) => status);
  expect(statuses).toEqual([...Array(4).fill("fulfilled"), "rejected", "rejected"]);
  const after = store(delivery("g"));
  await settled();
  sent[5]?.commit();
  expect(await after).toMatchObject({ transactionId: "row of g" });
});

test("a batch has its limit, and so has the queue of a database that has stopped", async () => {
  const { store, sent } = await busyStore();
  const answers = Array.from({ length: 5_010 }, (_, n) => store(delivery(String(n))).catch(() => "refused"));
  expect((await Promise.all(answers.slice(-10))).every((answer) => answer === "refused")).toBe(true);
  sent[0]?.commit();
  await settled();
  expect(sent[4]?.names).toHaveLength(200);
});
