import { createHash } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Delivery } from "@/lib/callbacks/server/delivery";
import { createOverflow } from "@/lib/callbacks/server/overflow";
import type { StoredDelivery } from "@/lib/callbacks/server/store-deliveries";
import { breakableDatabase } from "@/lib/callbacks/testing/breakable-database";
import { database } from "@/lib/platform/server/db";
import { addCredential, addPerson, addTransaction, TEST_TOKEN } from "@/lib/transactions/testing/world";

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const line = await breakableDatabase(process.env.DATABASE_URL ?? "");
afterAll(() => line.close());

const sha256 = (text: string) => createHash("sha256").update(text).digest();
const delivery = (callbackId: string, token: string | null): Delivery => ({
  callbackId,
  method: "GET",
  fields: { pairs: token === null ? [] : [["passed", "Y"]], cut: false },
  tokenHash: token === null ? null : sha256(token),
  source: null,
  headers: [],
});
const counted = (transactionId: string, kind: StoredDelivery["kind"]): StoredDelivery => ({
  transactionId,
  kind,
  kept: false,
  awaited: false,
  answered: true,
  expectedToken: sha256(TEST_TOKEN),
});

let [id, callbackId] = ["", ""];
beforeEach(async () => {
  ({ id, callbackId } = await addTransaction(operator, credential));
});
const tally = async () => {
  const row = await database().callbackTally.findUnique({ where: { transactionId: id } });
  return row && [row.seenRight, row.seenWrong, row.seenProbes];
};

test("only what is full is counted here: the right token still goes to the database", async () => {
  const overflow = createOverflow(line.pool);
  expect(overflow.absorb(delivery(callbackId, "guessed"))).toBeUndefined();
  overflow.learn(callbackId, counted(id, "wrong"));
  expect(overflow.absorb(delivery(callbackId, "guessed"))).toBe("wrong");
  expect(overflow.absorb(delivery(callbackId, TEST_TOKEN))).toBeUndefined();
  expect(overflow.absorb(delivery(callbackId, null))).toBeUndefined();
  expect(overflow.absorb(delivery(`${callbackId}x`, "guessed"))).toBeUndefined();
  overflow.learn(callbackId, counted(id, "probe"));
  expect(overflow.absorb(delivery(callbackId, null))).toBe("probe");
  await overflow.flush();
  expect(await tally()).toEqual([0, 1, 1]);
});

test("what was counted reaches the database once, with the time of the latest wrong one", async () => {
  const at = new Date("2026-11-23T12:00:00Z");
  const overflow = createOverflow(line.pool, () => at);
  overflow.learn(callbackId, counted(id, "wrong"));
  for (let time = 0; time < 1_000; time += 1) overflow.absorb(delivery(callbackId, "guessed"));
  await overflow.flush();
  await overflow.flush();
  expect(await tally()).toEqual([0, 1_000, 0]);
  const row = await database().callbackTally.findUnique({ where: { transactionId: id } });
  expect(row?.lastWrongAt).toEqual(at);
});

test("a database that is away loses no count", async () => {
  const overflow = createOverflow(line.pool);
  overflow.learn(callbackId, counted(id, "right"));
  overflow.absorb(delivery(callbackId, TEST_TOKEN));
  await line.cut();
  await expect(overflow.flush()).rejects.toThrow();
  overflow.absorb(delivery(callbackId, TEST_TOKEN));
  await line.mend();
  await overflow.flush();
  expect(await tally()).toEqual([2, 0, 0]);
});

test("an address that has come to rest is forgotten", async () => {
  const overflow = createOverflow(line.pool);
  overflow.learn(callbackId, counted(id, "wrong"));
  await overflow.flush();
  expect(overflow.absorb(delivery(callbackId, "guessed"))).toBeUndefined();
});
