import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { noteReport } from "@/lib/callbacks/server/note-report";
import { database } from "@/lib/platform/server/db";
import { followUp } from "@/lib/results/server/follow-up";
import { reconcile } from "@/lib/results/server/reconcile";
import { REAL } from "@/lib/results/server/surroundings";
import { VERIFY_LOG_QUEUE } from "@/lib/results/server/verify-log-schedule";
import { deliver } from "@/lib/results/testing/deliver";
import { playJobs } from "@/lib/results/testing/played-jobs";
import { CHECK_QUEUE } from "@/lib/transactions/server/check-schedule";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import { accept, hangUp, refuse, startFakeVendor, verdict } from "@/lib/transactions/testing/fake-vendor";
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
const played = playJobs();
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.calls.length = 0;
  vendor.answers.CheckResult = verdict({ Passed: "Y", SubCode: "200", ExtIdInfo: "{}" });
});

const planned = (id: string) => played.waiting(CHECK_QUEUE).get(id);
const at = (now: Date) => ({ ...REAL, now: () => now });
const later = (seconds: number) => new Date(Date.now() + seconds * 1_000);
const ago = (seconds: number) => later(-seconds);
const inDays = (from: Date, days: number) => new Date(from.getTime() + days * 86_400_000);
const checks = (id: string) => database().resultCheck.count({ where: { transactionId: id } });

/** Everything that reconciling at `now` hands out. */
const leftAt = async (now: Date) => Array.fromAsync(reconcile(now));

describe("a callback", () => {
  test("that is believable is noted as reported and confirmed at once, by the stored TransactionId", async () => {
    const { id, transactionId } = await addTransaction(operator, sandbox);
    await deliver(id, goodQuery(transactionId));
    expect(await followUp(id)).toBe("done");
    expect((await rowOf(id)).state).toBe("passed");
    expect(vendor.calls[0]?.parameters.TransactionId).toBe(transactionId);
    expect(await eventsOf(id)).toEqual([
      "transaction.reported",
      "transaction.checked",
      "transaction.settled",
    ]);
  });

  test("never decides by itself: the vendor's answer does, and the trail says that they differ", async () => {
    vendor.answers.CheckResult = verdict({ Passed: "N", SubCode: "204" });
    const { id, transactionId } = await addTransaction(operator, sandbox);
    await deliver(id, goodQuery(transactionId, "Y"));
    await followUp(id);
    expect(await rowOf(id)).toMatchObject({
      state: "failed",
      reportedPassed: "Y",
      passed: "N",
      subCode: "204",
    });
    const settled = await database().auditEntry.findFirstOrThrow({
      where: { subjectId: id, event: "transaction.settled" },
    });
    expect(settled.data).toMatchObject({ state: "failed", callback: "contradicts" });
  });

  test("with a wrong token changes nothing and asks nobody", async () => {
    const { id, transactionId } = await addTransaction(operator, sandbox);
    await deliver(id, goodQuery(transactionId).replace(TEST_TOKEN, "guessed"), ago(60));
    await deliver(id, `${goodQuery(transactionId)}&callbackToken=guessed`, ago(60));
    await deliver(id, goodQuery("hks-of-another"), ago(60));
    expect(await noteReport(operator, id)).toBe("nothing");
    await followUp(id);
    expect(await rowOf(id)).toMatchObject({ state: "pending", reportedPassed: null });
    expect(await eventsOf(id)).toEqual([]);
    expect(vendor.calls).toHaveLength(0);
  });

  test("that comes before Initialize has answered is kept, and counts once it has", async () => {
    vendor.answers.Initialize = async (call, res) => {
      const early = await database().transaction.findFirstOrThrow({ where: { state: "requested" } });
      const { CallbackToken } = call.parameters;
      await deliver(early.id, `transactionId=hksearly&passed=Y&subCode=200&callbackToken=${CallbackToken}`);
      expect(await followUp(early.id)).toBe("again");
      await accept("hksearly")(call, res);
    };
    const { id } = await startTransaction(operator, startInput(sandbox), "en");
    expect(planned(id)?.data.reason).toBe("callback");
    await followUp(id);
    const row = await rowOf(id);
    expect(row.state).toBe("passed");
    expect(row.reportedAt?.getTime()).toBeLessThan(row.answeredAt?.getTime() ?? 0);
  });

  test("for a settled one is kept, moves nothing and asks nobody", async () => {
    const { id, transactionId } = await addTransaction(operator, sandbox, { state: "failed", passed: "N" });
    await deliver(id, goodQuery(transactionId));
    expect(await noteReport(operator, id)).toBe("settled");
    expect(await rowOf(id)).toMatchObject({ state: "failed", reportedPassed: null });
    expect(await eventsOf(id)).toEqual([]);
  });
});

describe("the next look", () => {
  test.each([
    ["an unfinished one", refuse(404, "ProcessNotCompleted")],
    ["a throttled one", refuse(500, "InternalError")],
    ["silence", hangUp],
  ])("comes after %s, later each time, and repeated calls meanwhile ask nobody", async (_, answer) => {
    vendor.answers.CheckResult = answer;
    const { id, transactionId } = await addTransaction(operator, sandbox);
    await deliver(id, goodQuery(transactionId));
    expect(await followUp(id)).toBe("again");
    const first = planned(id)?.at ?? new Date(0);
    await Promise.all([followUp(id), followUp(id)]);
    expect(await checks(id)).toBe(1);
    await followUp(id, at(first));
    const second = planned(id)?.at ?? new Date(0);
    expect(second.getTime() - first.getTime()).toBe(2_000);
    expect(await checks(id)).toBe(2);
  });

  test("of one that was just accepted is at its deadline, as the vendor counts it", async () => {
    vendor.answers.Initialize = accept();
    const { id } = await startTransaction(operator, startInput(sandbox), "en");
    const { deadline, durationMs } = await rowOf(id);
    const over = new Date((deadline?.getTime() ?? 0) + (durationMs ?? 0));
    expect(planned(id)).toEqual({ at: over, data: { reason: "deadline" } });
    vendor.answers.CheckResult = refuse(404, "ProcessNotCompleted");
    await followUp(id, at(new Date(over.getTime() - 1_000)));
    expect(await checks(id)).toBe(0);
    await followUp(id, at(over));
    expect((await rowOf(id)).state).toBe("abandoned");
    expect(played.waiting(VERIFY_LOG_QUEUE).get(id)).toMatchObject({ data: { reason: "log" } });
  });

  test("of one that was settled without what its document says is a day before the vendor deletes", async () => {
    vendor.answers.CheckResult = verdict({ Passed: "Y", SubCode: "200" });
    const { id, transactionId } = await addTransaction(operator, sandbox);
    await deliver(id, goodQuery(transactionId));
    await followUp(id);
    const { createdAt } = await rowOf(id);
    const lastLook = inDays(createdAt, 29);
    expect(planned(id)).toEqual({ at: lastLook, data: { reason: "before-deletion" } });
    vendor.answers.CheckResult = verdict({ Passed: "N", SubCode: "204", ExtIdInfo: '{"name":"LI SI"}' });
    expect(await followUp(id, at(lastLook))).toBe("done");
    expect(await rowOf(id)).toMatchObject({ state: "passed", subCode: "200" });
    const last = await database().resultCheck.findFirstOrThrow({
      where: { transactionId: id },
      orderBy: { askedAt: "desc" },
    });
    expect(last).toMatchObject({ reason: "before-deletion", subCode: "204" });
  });

  test("of one whose credential does not open comes later, and the others are not kept waiting", async () => {
    const closed = await addCredential("sandbox", vendor.origin);
    await database().credential.update({
      where: { id: closed },
      data: { secretSealed: "sealed under a key that is gone" },
      select: { id: true },
    });
    const stuck = await addTransaction(operator, closed, { deadline: ago(60) });
    expect(await followUp(stuck.id)).toBe("again");
    expect(planned(stuck.id)?.at.getTime()).toBeGreaterThan(Date.now() + 60_000);
    expect((await rowOf(stuck.id)).state).toBe("pending");
  });
});

describe("reconciling", () => {
  test("finds what was delivered and never noticed, and what has no look planned", async () => {
    const noticed = await addTransaction(operator, sandbox);
    const unplanned = await addTransaction(operator, sandbox);
    const fine = await addTransaction(operator, sandbox);
    await deliver(noticed.id, goodQuery(noticed.transactionId), ago(5));
    for (const { id } of [noticed, fine])
      await played.plan(CHECK_QUEUE, id, later(60), { reason: "deadline" });
    expect(await leftAt(later(10))).not.toContain(noticed.id);
    const left = await leftAt(later(60));
    expect(left).toContain(noticed.id);
    expect(left).toContain(unplanned.id);
    expect(left).not.toContain(fine.id);
  });

  test("finds what was reported and never asked about", async () => {
    const { id } = await addTransaction(operator, sandbox, { reportedPassed: "Y", reportedAt: ago(30) });
    await played.plan(CHECK_QUEUE, id, later(1_800), { reason: "deadline" });
    expect(await leftAt(later(0))).toContain(id);
    await followUp(id);
    expect(await leftAt(later(0))).not.toContain(id);
  });

  test("finds an abandoned one whose log nobody was going to ask for", async () => {
    const { id } = await addTransaction(operator, sandbox, { state: "abandoned", settledAt: ago(60) });
    expect(await leftAt(later(0))).toContain(id);
    await followUp(id);
    expect(played.waiting(VERIFY_LOG_QUEUE).has(id)).toBe(true);
  });

  test("gives up an intent without an outcome, and lets its early callback say what became of it", async () => {
    const silence = { transactionId: null, deadline: null, answeredAt: null, code: null, httpStatus: null };
    const { id } = await addTransaction(operator, sandbox, {
      state: "requested",
      createdAt: ago(180),
      ...silence,
    });
    await deliver(id, goodQuery("hksfromcallback"), ago(60));
    expect(await leftAt(later(0))).toContain(id);
    await followUp(id);
    expect(await rowOf(id)).toMatchObject({ state: "passed", transactionIdFrom: "callback" });
  });
});

test("two at once settle a transaction once", async () => {
  const { id } = await addTransaction(operator, sandbox, { deadline: ago(60) });
  await Promise.all([followUp(id), followUp(id)]);
  expect((await rowOf(id)).state).toBe("passed");
  expect((await eventsOf(id)).filter((event) => event === "transaction.settled")).toHaveLength(1);
});
