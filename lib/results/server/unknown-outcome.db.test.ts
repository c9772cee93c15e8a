import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { noteReport } from "@/lib/callbacks/server/note-report";
import { newId } from "@/lib/kernel/ids";
import { followUp } from "@/lib/results/server/follow-up";
import { deliver } from "@/lib/results/testing/deliver";
import { playJobs } from "@/lib/results/testing/played-jobs";
import { INITIALIZE } from "@/lib/results/testing/played-vendor";
import { closeUnknown } from "@/lib/transactions/server/close-unknown";
import { readTransaction } from "@/lib/transactions/server/read-transaction";
import { storeOutcome } from "@/lib/transactions/server/store-outcome";
import { deadlineOf } from "@/lib/transactions/state";
import { newTransactionId, startFakeVendor, verdict } from "@/lib/transactions/testing/fake-vendor";
import {
  addCredential,
  addPerson,
  addTransaction,
  eventsOf,
  goodQuery,
  rowOf,
} from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);
playJobs();
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.calls.length = 0;
  vendor.answers.CheckResult = verdict({ Passed: "Y", SubCode: "200", ExtIdInfo: "{}" });
});

const SILENCE = {
  transactionId: null,
  deadline: null,
  answeredAt: null,
  httpStatus: null,
  code: "connection-reset",
};

const unknown = (state: "unknown" | "requested" = "unknown") =>
  addTransaction(operator, sandbox, { state, ...SILENCE });

describe("a callback with the right token to an unknown one's path", () => {
  test("gives it its TransactionId, the deadline of its call, and its result; nothing is sent again", async () => {
    const { id } = await unknown();
    const transactionId = newTransactionId();
    await deliver(id, goodQuery(transactionId));
    await followUp(id);
    const row = await rowOf(id);
    expect(row).toMatchObject({
      state: "passed",
      transactionId,
      transactionIdFrom: "callback",
      deadline: deadlineOf(row.createdAt),
      reportedPassed: "Y",
    });
    expect(await eventsOf(id)).toEqual([
      "transaction.resolved",
      "transaction.reported",
      "transaction.checked",
      "transaction.settled",
    ]);
    expect(vendor.calls.map(({ action }) => action)).toEqual(["CheckResult"]);
  });

  test("is taken once however many look, and another id that comes later changes nothing", async () => {
    const { id } = await unknown();
    const [first, second] = [newTransactionId(), newTransactionId()];
    await deliver(id, goodQuery(first), new Date(Date.now() - 2_000));
    await deliver(id, goodQuery(second, "N"), new Date(Date.now() - 1_000));
    await Promise.all(Array.from({ length: 8 }, () => followUp(id)));
    expect(await rowOf(id)).toMatchObject({ transactionId: first, reportedPassed: "Y" });
    const events = await eventsOf(id);
    for (const event of ["transaction.resolved", "transaction.reported", "transaction.settled"]) {
      expect(events.filter((each) => each === event)).toEqual([event]);
    }
  });

  test.each([
    ["two different ids", () => `${goodQuery(newTransactionId())}&transactionId=${newTransactionId()}`],
    ["none", () => goodQuery("").replace("transactionId=&", "")],
    ["an empty one", () => goodQuery("")],
    ["what no id looks like", () => goodQuery("%3Cscript%3E")],
  ])("resolves nothing when it names %s", async (_, query) => {
    const { id } = await unknown();
    await deliver(id, query());
    expect(await noteReport(operator, id)).toBe("nothing");
    expect(await rowOf(id)).toMatchObject({ state: "unknown", transactionId: null });
  });

  test("resolves nothing when it names another transaction's id", async () => {
    const { transactionId } = await addTransaction(operator, sandbox);
    const { id } = await unknown();
    await deliver(id, goodQuery(transactionId));
    await followUp(id);
    expect(await rowOf(id)).toMatchObject({ state: "unknown", transactionId: null });
    expect(await eventsOf(id)).toEqual([]);
  });

  test("waits while the answer may still come", async () => {
    const { id } = await unknown("requested");
    await deliver(id, goodQuery(newTransactionId()));
    await followUp(id);
    expect(await rowOf(id)).toMatchObject({ state: "requested", transactionId: null });
  });

  test("and a late answer race: one of them gives the TransactionId", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await unknown();
      const [told, answered] = [newTransactionId(), newTransactionId()];
      await deliver(id, goodQuery(told));
      const answer = INITIALIZE.accepted(answered);
      await Promise.all([followUp(id), storeOutcome(operator, id, answer, new Date())]);
      const { transactionId, transactionIdFrom } = await rowOf(id);
      expect(transactionId).toBe(transactionIdFrom === "callback" ? told : answered);
      const moves = (await eventsOf(id)).filter((event) => /resolved|answered/.test(event));
      expect(moves).toHaveLength(1);
    }
  });
});

describe("closing", () => {
  test("keeps who, when and why; the state stays, and a callback still resolves it", async () => {
    const { id } = await unknown();
    await closeUnknown(operator, id, "The tester lost the phone");
    const read = await readTransaction(id);
    expect(read?.view).toMatchObject({
      state: "unknown",
      closedBy: operator.label,
      closedReason: "The tester lost the phone",
      closedAt: expect.any(String),
    });
    expect(await eventsOf(id)).toEqual(["transaction.closed"]);
    await deliver(id, goodQuery(newTransactionId()));
    await followUp(id);
    expect((await rowOf(id)).state).toBe("passed");
    expect(vendor.calls.map(({ action }) => action)).toEqual(["CheckResult"]);
  });

  test("is done once, by one of many, and only to what is unknown", async () => {
    const { id } = await unknown();
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, (_, n) => closeUnknown(operator, id, `reason ${n}`)),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await eventsOf(id)).toEqual(["transaction.closed"]);
    const pending = await addTransaction(operator, sandbox);
    await expect(closeUnknown(operator, pending.id, "why not")).rejects.toMatchObject({
      code: "already-done",
    });
    expect((await rowOf(pending.id)).closedAt).toBeNull();
  });

  test("of one that is not there says that, and not that it was done", async () => {
    const absent = closeUnknown(operator, newId(), "nobody knows of it");
    await expect(absent).rejects.toMatchObject({ code: "not-found" });
  });
});
