import { createHash } from "node:crypto";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { readFields, tokenDigests } from "@/lib/callbacks/fields";
import { createDeliveryStore } from "@/lib/callbacks/server/delivery-store";
import { noteReport } from "@/lib/callbacks/server/note-report";
import { newId } from "@/lib/kernel/ids";
import { database, pool } from "@/lib/platform/server/db";
import { startHarvester } from "@/lib/results/server/harvester";
import { sweep } from "@/lib/results/server/sweep";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import { accept, refuse, startFakeVendor, verdict } from "@/lib/transactions/testing/fake-vendor";
import {
  addCredential,
  addPerson,
  addTransaction,
  eventsOf,
  goodQuery,
  rowOf,
  startInput,
  TEST_TOKEN,
} from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);
const harvester = startHarvester({ sweepEveryMs: 3_600_000 });
afterAll(async () => {
  await harvester.stop();
  await vendor.close();
});
beforeEach(() => {
  vendor.calls.length = 0;
  vendor.answers.CheckResult = verdict({ Passed: "Y", SubCode: "200" });
});

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const now = () => new Date();
const nobody = () => false;

/** A delivery as the receiver stores it. */
async function deliver(id: string, query: string): Promise<void> {
  const fields = readFields(query, sha256);
  const [token] = tokenDigests(fields.pairs);
  const tokenHash = token === undefined ? null : new Uint8Array(Buffer.from(token, "hex"));
  await database().callbackDelivery.create({
    data: { id: newId(), transactionId: id, method: "GET", fields, tokenHash },
    select: { id: true },
  });
}

const settles = (id: string, state: string) =>
  vi.waitFor(async () => expect((await rowOf(id)).state).toBe(state), { timeout: 10_000, interval: 50 });

test("a believable callback is noted as reported and confirmed soon, by the stored TransactionId", async () => {
  const { id, transactionId } = await addTransaction(operator, sandbox);
  await deliver(id, goodQuery(transactionId));
  harvester.wake(id);
  await settles(id, "passed");
  expect(vendor.calls[0]?.parameters.TransactionId).toBe(transactionId);
  expect(await eventsOf(id)).toEqual(["transaction.reported", "transaction.checked", "transaction.settled"]);
});

test("a callback never decides by itself: the vendor's answer does", async () => {
  vendor.answers.CheckResult = verdict({ Passed: "N", SubCode: "204" });
  const { id, transactionId } = await addTransaction(operator, sandbox);
  await deliver(id, goodQuery(transactionId, "Y"));
  harvester.wake(id);
  await settles(id, "failed");
  expect(await rowOf(id)).toMatchObject({ reportedPassed: "Y", passed: "N", subCode: "204" });
});

test("a wrong token changes nothing and asks nobody", async () => {
  const { id, transactionId } = await addTransaction(operator, sandbox);
  await deliver(id, goodQuery(transactionId).replace(TEST_TOKEN, "guessed"));
  await deliver(id, `${goodQuery(transactionId)}&callbackToken=guessed`);
  await deliver(id, goodQuery("hks-of-another"));
  expect(await noteReport(operator, id)).toBe("nothing");
  const { unnoticed } = await sweep(now(), nobody);
  for (const each of unnoticed) await noteReport(operator, each);
  expect(await rowOf(id)).toMatchObject({ state: "pending", reportedPassed: null });
  expect(await eventsOf(id)).toEqual([]);
  expect(vendor.calls).toHaveLength(0);
});

test("duplicates are all kept and count once", async () => {
  const { id, transactionId } = await addTransaction(operator, sandbox);
  for (let copy = 0; copy < 5; copy += 1) {
    await deliver(id, goodQuery(transactionId));
    harvester.wake(id);
  }
  await settles(id, "passed");
  const events = await eventsOf(id);
  expect(events.filter((event) => event === "transaction.reported")).toHaveLength(1);
  expect(events.filter((event) => event === "transaction.settled")).toHaveLength(1);
  expect(await database().callbackDelivery.count({ where: { transactionId: id } })).toBe(5);
});

test("a callback that comes before Initialize has answered is kept, and counts once it has", async () => {
  vendor.answers.Initialize = async (call, res) => {
    const early = await database().transaction.findFirstOrThrow({ where: { state: "requested" } });
    const { CallbackToken } = call.parameters;
    await deliver(early.id, `transactionId=hksearly&passed=Y&subCode=200&callbackToken=${CallbackToken}`);
    harvester.wake(early.id);
    expect(await noteReport(operator, early.id)).toBe("waiting");
    await accept("hksearly")(call, res);
  };
  const { id } = await startTransaction(operator, startInput(sandbox), "en");
  await settles(id, "passed");
  const row = await rowOf(id);
  expect(row.reportedAt?.getTime()).toBeLessThan(row.answeredAt?.getTime() ?? 0);
});

test("a result that is not ready yet is asked for again", async () => {
  let asked = 0;
  vendor.answers.CheckResult = (call, res) => {
    asked += 1;
    const answer = asked < 2 ? refuse(404, "ProcessNotCompleted") : verdict({ Passed: "Y", SubCode: "200" });
    return answer(call, res);
  };
  const { id, transactionId } = await addTransaction(operator, sandbox);
  await deliver(id, goodQuery(transactionId));
  harvester.wake(id);
  await settles(id, "passed");
  expect(asked).toBe(2);
});

test("in a flood of repeats every transaction with a believable delivery is confirmed, each asked about once", async () => {
  const store = createDeliveryStore(pool());
  const arrive = async (callbackId: string, query: string) => {
    const fields = readFields(query, sha256);
    const [token = ""] = tokenDigests(fields.pairs);
    const delivery = { callbackId, method: "GET", fields, tokenHash: Buffer.from(token, "hex") };
    const stored = await store(delivery);
    if (stored?.awaited) harvester.wake(stored.transactionId);
  };
  const pending = await Promise.all(Array.from({ length: 30 }, () => addTransaction(operator, sandbox)));
  const settled = await Promise.all(
    Array.from({ length: 10 }, () => addTransaction(operator, sandbox, { state: "failed", passed: "N" })),
  );
  const flood = Array.from({ length: 20 }, () => [...settled, ...pending]).flat();
  await Promise.all(flood.map((each) => arrive(each.callbackId, goodQuery(each.transactionId))));
  for (const { id } of pending) await settles(id, "passed");
  for (const { id } of settled) expect((await rowOf(id)).state).toBe("failed");
  const asked = vendor.calls.map(({ parameters }) => parameters.TransactionId);
  expect(asked.toSorted()).toEqual(pending.map(({ transactionId }) => transactionId).toSorted());
});

test("what arrives for a settled one is kept, moves nothing and asks nobody", async () => {
  const { id, transactionId } = await addTransaction(operator, sandbox, { state: "failed", passed: "N" });
  await deliver(id, goodQuery(transactionId));
  expect(await noteReport(operator, id)).toBe("settled");
  expect(await rowOf(id)).toMatchObject({ state: "failed", reportedPassed: null });
  expect(await eventsOf(id)).toEqual([]);
});

test("the sweep finds what was stored but never noticed", async () => {
  const { id, transactionId } = await addTransaction(operator, sandbox);
  await deliver(id, goodQuery(transactionId));
  expect((await sweep(now(), nobody)).unnoticed).toContain(id);
});

test("the sweep settles what is past its deadline, and waits longer after each check without a verdict", async () => {
  vendor.answers.CheckResult = refuse(500, "InternalError");
  const deadline = new Date(Date.now() - 60_000);
  const { id } = await addTransaction(operator, sandbox, { deadline });
  const checks = () => database().resultCheck.count({ where: { transactionId: id } });
  const later = (seconds: number) => new Date(Date.now() + seconds * 1_000);
  await sweep(now(), nobody);
  expect(await checks()).toBe(1);
  await sweep(later(20), nobody);
  expect(await checks()).toBe(1);
  await sweep(later(31), nobody);
  expect(await checks()).toBe(2);
  await sweep(later(50), nobody);
  expect(await checks()).toBe(2);
  vendor.answers.CheckResult = refuse(404, "ProcessNotCompleted");
  await sweep(later(70), nobody);
  expect((await rowOf(id)).state).toBe("abandoned");
});

test("two sweeps at once settle a transaction once; a credential that does not open stops neither", async () => {
  const closed = await addCredential("sandbox", vendor.origin);
  await database().credential.update({
    where: { id: closed },
    data: { secretSealed: "sealed under a key that is gone" },
    select: { id: true },
  });
  const deadline = new Date(Date.now() - 60_000);
  const stuck = await addTransaction(operator, closed, { deadline });
  const { id } = await addTransaction(operator, sandbox, { deadline });
  const rounds = await Promise.all([sweep(now(), nobody), sweep(now(), nobody)]);
  expect((await rowOf(id)).state).toBe("passed");
  const settled = (await eventsOf(id)).filter((event) => event === "transaction.settled");
  expect(settled).toHaveLength(1);
  expect(rounds[0]?.failures.map((failure) => failure.id)).toEqual([stuck.id]);
  expect((await rowOf(stuck.id)).state).toBe("pending");
});
