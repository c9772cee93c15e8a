import type { Pool } from "pg";
import { expect, test } from "vitest";
import type { Delivery } from "@/lib/callbacks/server/delivery";
import { createDeliveryStore } from "@/lib/callbacks/server/delivery-store";

type Sent = { ids: string[]; names: string[]; commit(known?: (name: string) => boolean): void; fail(): void };

/** A database whose commits a test gives one by one. */
function heldPool() {
  const sent: Sent[] = [];
  const query = ({ values: [ids, names] }: { values: [string[], string[]] }) =>
    new Promise((resolve, reject) => {
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
const settled = () => new Promise((resolve) => setImmediate(resolve));

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

test("what comes while two are on their way goes together, each answered with its own transaction", async () => {
  const { pool, sent } = heldPool();
  const store = createDeliveryStore(pool);
  const names = ["a", "b", "c", "d", "e"];
  const answers = Promise.all(names.map((name) => store(delivery(name))));
  await settled();
  expect(sent.map((each) => each.names)).toEqual([["a"], ["b"]]);
  sent[0]?.commit();
  await settled();
  expect(sent[2]?.names).toEqual(["c", "d", "e"]);
  sent[1]?.commit();
  sent[2]?.commit((name) => name !== "d");
  const rows = (await answers).map((stored) => stored?.transactionId);
  expect(rows).toEqual(["row of a", "row of b", "row of c", undefined, "row of e"]);
});

test("a failed statement fails those who shared it and nobody else, and the next ones go on", async () => {
  const { pool, sent } = heldPool();
  const store = createDeliveryStore(pool);
  const outcomes = Promise.allSettled(["a", "b", "c", "d"].map((name) => store(delivery(name))));
  await settled();
  sent[0]?.commit();
  await settled();
  sent[2]?.fail();
  sent[1]?.commit();
  expect((await outcomes).map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "rejected",
  ]);
  const after = store(delivery("e"));
  await settled();
  sent[3]?.commit();
  expect(await after).toMatchObject({ transactionId: "row of e" });
});

test("a batch has its limit, and so has the queue of a database that has stopped", async () => {
  const { pool, sent } = heldPool();
  const store = createDeliveryStore(pool);
  const answers = Array.from({ length: 5_010 }, (_, n) => store(delivery(String(n))).catch(() => "refused"));
  await settled();
  expect((await Promise.all(answers.slice(-8))).every((answer) => answer === "refused")).toBe(true);
  sent[0]?.commit();
  await settled();
  expect(sent[2]?.names).toHaveLength(200);
});
