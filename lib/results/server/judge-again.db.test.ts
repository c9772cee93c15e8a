import { afterAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { judgeAgain } from "@/lib/results/server/judge-again";
import { deliver } from "@/lib/results/testing/deliver";
import { playJobs } from "@/lib/results/testing/played-jobs";
import { hangUp, startFakeVendor, verdict } from "@/lib/transactions/testing/fake-vendor";
import {
  addCredential,
  addPerson,
  addTransaction,
  eventsOf,
  goodQuery,
  rowOf,
  TEST_TOKEN,
} from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);
playJobs();
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.answers.CheckResult = verdict({ Passed: "Y", SubCode: "200", ExtIdInfo: "{}" });
});

test("a report that was never noted is noted in the person's name and confirmed", async () => {
  const { id, transactionId } = await addTransaction(operator, sandbox);
  await deliver(id, goodQuery(transactionId));
  expect(await judgeAgain(operator, id)).toEqual({ outcome: "moved", contradicted: false });
  expect((await rowOf(id)).state).toBe("passed");
  const reported = await database().auditEntry.findFirstOrThrow({
    where: { subjectId: id, event: "transaction.reported" },
  });
  expect(reported.actorId).toBe(operator.actor.personId);
});

test("with a vendor that keeps silent it is at least reported, and the second time believed already", async () => {
  vendor.answers.CheckResult = hangUp;
  const { id, transactionId } = await addTransaction(operator, sandbox);
  await deliver(id, goodQuery(transactionId));
  expect(await judgeAgain(operator, id)).toMatchObject({ outcome: "reported" });
  expect(await judgeAgain(operator, id)).toMatchObject({ outcome: "believed" });
});

test("what cannot be believed stays so", async () => {
  const { id, transactionId } = await addTransaction(operator, sandbox);
  await deliver(id, goodQuery(transactionId).replace(TEST_TOKEN, "x"));
  expect(await judgeAgain(operator, id)).toEqual({ outcome: "nothing", contradicted: false });
  expect(await eventsOf(id)).toEqual([]);
});

test("a settled one stays as it is, and a contradiction that was missed is noticed", async () => {
  const { id, transactionId } = await addTransaction(operator, sandbox, { state: "passed", passed: "Y" });
  await deliver(id, goodQuery(transactionId));
  await deliver(id, goodQuery(transactionId, "N"));
  await database().callbackTally.create({
    data: { transactionId: id, seenRight: 2 },
    select: { transactionId: true },
  });
  expect(await judgeAgain(operator, id)).toEqual({ outcome: "settled", contradicted: true });
  expect(await eventsOf(id)).toEqual([]);
});

test("there is nothing to judge where there is no transaction", async () => {
  await expect(judgeAgain(operator, newId())).rejects.toMatchObject({ code: "not-found" });
});
