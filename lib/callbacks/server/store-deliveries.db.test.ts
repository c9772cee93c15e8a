import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readFields } from "@/lib/callbacks/fields";
import { type Delivery, MOST_KEPT } from "@/lib/callbacks/server/delivery";
import { createDeliveryStore } from "@/lib/callbacks/server/delivery-store";
import { storeDeliveries } from "@/lib/callbacks/server/store-deliveries";
import { database, pool, receivers } from "@/lib/platform/server/db";
import { addCredential, addPerson, addTransaction, TEST_TOKEN } from "@/lib/transactions/testing/world";

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const sha256 = (text: string) => createHash("sha256").update(text).digest();

function delivery(callbackId: string, token?: string, query = "passed=Y"): Delivery {
  return {
    callbackId,
    method: "GET",
    fields: readFields(query, (each) => sha256(each).toString("hex")),
    tokenHash: token === undefined ? null : sha256(token),
    source: "203.0.113.7",
    headers: [["user-agent", "test"]],
  };
}

const right = (callbackId: string) => delivery(callbackId, TEST_TOKEN);
const tallyOf = (transactionId: string) =>
  database().callbackTally.findUniqueOrThrow({ where: { transactionId } });
const rowsOf = (transactionId: string) => database().callbackDelivery.count({ where: { transactionId } });

describe("of one transaction", () => {
  test.each([
    ["right", MOST_KEPT.right, right],
    ["wrong", MOST_KEPT.wrong, (id: string) => delivery(id, "guessed")],
    ["probe", MOST_KEPT.probe, (id: string) => delivery(id, undefined, "")],
  ] as const)(
    "exactly %s × %i are kept of many more from two instances at once, and all are counted",
    async (kind, bound, make) => {
      const { id, callbackId } = await addTransaction(operator, credential);
      const stores = [createDeliveryStore(pool()), createDeliveryStore(pool())];
      const sent = bound + 150;
      const outcomes = await Promise.all(
        Array.from({ length: sent }, (_, at) => stores[at % 2]?.(make(callbackId))),
      );
      expect(await rowsOf(id)).toBe(bound);
      expect(outcomes.filter((each) => each?.kept)).toHaveLength(bound);
      expect(outcomes.every((each) => each?.kind === kind && each.transactionId === id)).toBe(true);
      const { seenRight, seenWrong, seenProbes } = await tallyOf(id);
      expect({ right: seenRight, wrong: seenWrong, probe: seenProbes }[kind]).toBe(sent);
      expect(seenRight + seenWrong + seenProbes).toBe(sent);
    },
  );

  test.each([
    ["right", right, { seenRight: MOST_KEPT.right - 2 }],
    ["wrong", (id: string) => delivery(id, "guessed"), { seenWrong: MOST_KEPT.wrong - 2 }],
    ["probe", (id: string) => delivery(id, undefined, ""), { seenProbes: MOST_KEPT.probe - 2 }],
  ] as const)(
    "that come one by one, the last two × %s are kept and the next only counted",
    async (kind, make, seen) => {
      const { id, callbackId } = await addTransaction(operator, credential);
      await database().callbackTally.create({ data: { transactionId: id, ...seen } });
      const store = createDeliveryStore(pool());
      const kept: unknown[] = [];
      for (let time = 0; time < 4; time += 1) {
        const outcome = await store(make(callbackId));
        expect(outcome).toMatchObject({ kind, transactionId: id });
        kept.push(outcome?.kept);
      }
      expect(kept).toEqual([true, true, false, false]);
      expect(await rowsOf(id)).toBe(2);
      const [[name = "", before = 0] = []] = Object.entries(seen);
      const tally = await tallyOf(id);
      expect(tally).toMatchObject({ seenRight: 0, seenWrong: 0, seenProbes: 0, [name]: before + 4 });
      expect(tally.lastWrongAt !== null).toBe(kind === "wrong");
    },
  );

  test("those with a wrong token take no place of those with the right one", async () => {
    const { id, callbackId } = await addTransaction(operator, credential);
    const store = createDeliveryStore(pool());
    // Far more than any bound there is, whichever of the statements comes last.
    const flood = MOST_KEPT.right * 2;
    const strangers = Array.from({ length: flood }, () => store(delivery(callbackId, "guessed")));
    const good = await store(right(callbackId));
    await Promise.all(strangers);
    expect(good).toMatchObject({ kept: true, awaited: true, kind: "right", expectedToken: null });
    const tally = await tallyOf(id);
    expect(tally).toMatchObject({ seenRight: 1, seenWrong: flood, seenProbes: 0 });
    expect(Math.abs(Date.now() - Number(tally.lastWrongAt))).toBeLessThan(60_000);
  });

  test("the earliest of a batch are the ones that are kept", async () => {
    const { id, callbackId } = await addTransaction(operator, credential);
    const batch = Array.from({ length: MOST_KEPT.probe + 10 }, () => delivery(callbackId, undefined, ""));
    const kept = (await storeDeliveries(pool(), batch)).map((each) => each?.kept);
    expect(kept).toEqual(batch.map((_, place) => place < MOST_KEPT.probe));
    expect(await rowsOf(id)).toBe(MOST_KEPT.probe);
  });
});

test("several of as many transactions, in one statement, are each counted, kept and told as alone", async () => {
  const sent = [
    { make: right, kind: "right" },
    { make: (id: string) => delivery(id, "guessed"), kind: "wrong" },
    { make: (id: string) => delivery(id, undefined, ""), kind: "probe" },
  ].flatMap((each) => [
    { ...each, full: false },
    { ...each, full: true },
  ]);
  const made = await Promise.all(
    sent.map(async ({ full }) => {
      const row = await addTransaction(operator, credential);
      const seen = full ? MOST_KEPT : { right: 0, wrong: 0, probe: 0 };
      const { right: seenRight, wrong: seenWrong, probe: seenProbes } = seen;
      await database().callbackTally.create({
        data: { transactionId: row.id, seenRight, seenWrong, seenProbes },
      });
      return row;
    }),
  );
  const nobody = right("nobody-has-this-callback-id");
  const batch = sent.map(({ make }, place) => make(made[place]?.callbackId ?? ""));
  const stored = await storeDeliveries(pool(), [...batch, nobody]);
  expect(stored.pop()).toBeUndefined();
  for (const [place, { kind, full }] of sent.entries()) {
    const { id: transactionId = "" } = made[place] ?? {};
    expect(stored[place]).toMatchObject({ transactionId, kind, kept: !full });
    expect(await rowsOf(transactionId)).toBe(full ? 0 : 1);
    const tally = await tallyOf(transactionId);
    const before = full ? MOST_KEPT : { right: 0, wrong: 0, probe: 0 };
    expect({ right: tally.seenRight, wrong: tally.seenWrong, probe: tally.seenProbes }).toEqual({
      ...before,
      [kind]: before[kind as keyof typeof before] + 1,
    });
    expect(tally.lastWrongAt !== null).toBe(kind === "wrong");
  }
});

test("only what is counted and no more tells which token was expected", async () => {
  const { callbackId } = await addTransaction(operator, credential);
  const store = createDeliveryStore(pool());
  const all = await Promise.all(
    Array.from({ length: MOST_KEPT.wrong + 1 }, () => store(delivery(callbackId, "guessed"))),
  );
  expect(all.map((each) => each?.expectedToken?.toString("hex")).filter(Boolean)).toEqual([
    sha256(TEST_TOKEN).toString("hex"),
  ]);
});

test("deliveries to many transactions, in whatever order, from several instances: none waits for another for ever", async () => {
  const made = await Promise.all(Array.from({ length: 12 }, () => addTransaction(operator, credential)));
  const stores = Array.from({ length: 4 }, () => createDeliveryStore(pool()));
  const sent = stores.flatMap((store, instance) =>
    Array.from({ length: 10 }, (_, round) => {
      const order = (round + instance) % 2 === 0 ? made : made.toReversed();
      return order.map(({ callbackId }) => store(right(callbackId)));
    }).flat(),
  );
  expect((await Promise.all(sent)).every((each) => each?.kept)).toBe(true);
  for (const { id } of made) expect(await tallyOf(id)).toMatchObject({ seenRight: 40, seenWrong: 0 });
});

test("for a group of any size PostgreSQL uses the plan it has", async () => {
  const made = await Promise.all(Array.from({ length: 3 }, () => addTransaction(operator, credential)));
  for (let round = 0; round < 10; round += 1) {
    await storeDeliveries(
      receivers(),
      made.slice(round % 2).map(({ callbackId }) => right(callbackId)),
    );
  }
  const { rows } = await receivers().query(
    "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE name = 'store-deliveries-apart'",
  );
  expect(rows).toEqual([{ generic_plans: "10", custom_plans: "0" }]);
});

test("a transaction that was called back cannot be deleted", async () => {
  const { id, callbackId } = await addTransaction(operator, credential);
  await storeDeliveries(pool(), [right(callbackId)]);
  await expect(pool().query('DELETE FROM "transaction" WHERE id = $1', [id])).rejects.toThrow(/foreign key/);
  expect(await rowsOf(id)).toBe(1);
});

test("source and headers are kept beside the fields", async () => {
  const { id, callbackId } = await addTransaction(operator, credential);
  await createDeliveryStore(pool())(right(callbackId));
  expect(await database().callbackDelivery.findFirstOrThrow({ where: { transactionId: id } })).toMatchObject({
    source: "203.0.113.7",
    headers: [["user-agent", "test"]],
  });
});
