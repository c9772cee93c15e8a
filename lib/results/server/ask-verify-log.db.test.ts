import { afterAll, beforeEach, expect, test } from "vitest";
import { database } from "@/lib/platform/server/db";
import { open } from "@/lib/platform/server/seal";
import { askVerifyLog } from "@/lib/results/server/ask-verify-log";
import { followUp } from "@/lib/results/server/follow-up";
import { readSchedule } from "@/lib/results/server/read-schedule";
import { readVerifyLogs } from "@/lib/results/server/read-verify-logs";
import { planVerifyLog, VERIFY_LOG_QUEUE } from "@/lib/results/server/verify-log-schedule";
import { verifyLogContext } from "@/lib/results/server/write-verify-log";
import { playJobs } from "@/lib/results/testing/played-jobs";
import { hangUp, refuse, startFakeVendor, verdict } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson, addTransaction, eventsOf, rowOf } from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);
const played = playJobs();
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.calls.length = 0;
});

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
const planned = (id: string) => played.waiting(VERIFY_LOG_QUEUE).get(id);
const interrupted = verdict({
  VerifyStatus: "1",
  InterruptPage: "OCR拍摄证件页面",
  InterruptPageEn: "OCR_SCAN",
  VerifyErrorCode: "1006",
  Device: "made up",
});

test("how far the device came is asked with the stored ids, and kept with its log sealed", async () => {
  vendor.answers.CheckVerifyLog = interrupted;
  const { id, transactionId } = await addTransaction(operator, sandbox, { deadline: ago(60) });
  expect(await askVerifyLog(operator, id, "person")).toEqual({ code: "Success", verifyStatus: "1" });
  const { merchantBizId } = await rowOf(id);
  expect(vendor.calls).toEqual([
    { action: "CheckVerifyLog", parameters: { MerchantBizId: merchantBizId, TransactionId: transactionId } },
  ]);
  const stored = await database().verifyLog.findFirstOrThrow({
    where: { transactionId: id },
    omit: { resultSealed: false },
  });
  expect(JSON.stringify(stored)).not.toContain("made up");
  expect(open(stored.resultSealed ?? "", verifyLogContext(stored.id))).toContain("made up");
  expect(await readVerifyLogs(id)).toEqual([
    expect.objectContaining({
      verifyStatus: "1",
      interruptPage: "OCR_SCAN",
      verifyErrorCode: "1006",
      askedBy: operator.label,
    }),
  ]);
  expect(JSON.stringify(await readVerifyLogs(id))).not.toContain("made up");
  expect(await eventsOf(id)).toEqual(["transaction.log-checked"]);
});

test("nobody is asked while the device may still come, nor about what has no TransactionId", async () => {
  const early = await addTransaction(operator, sandbox);
  const nameless = await addTransaction(operator, sandbox, {
    state: "unknown",
    transactionId: null,
    deadline: null,
  });
  for (const { id } of [early, nameless]) {
    await expect(askVerifyLog(operator, id, "person")).rejects.toMatchObject({ code: "already-done" });
  }
  expect(vendor.calls).toHaveLength(0);
});

test("an abandoned one is asked about, later each time it was in vain, and never again once it is known", async () => {
  vendor.answers.CheckResult = refuse(404, "ProcessNotCompleted");
  const { id } = await addTransaction(operator, sandbox, { deadline: ago(60) });
  await followUp(id);
  expect((await rowOf(id)).state).toBe("abandoned");
  expect(await readSchedule(id, "abandoned")).toMatchObject({ reason: "log" });
  vendor.answers.CheckVerifyLog = hangUp;
  const waits: number[] = [];
  for (let times = 0; times < 3; times += 1) {
    await askVerifyLog(operator, id, "deadline");
    await planVerifyLog(id, new Date());
    waits.push(Math.round(((planned(id)?.at.getTime() ?? 0) - Date.now()) / 30_000));
  }
  expect(waits).toEqual([2, 4, 8]);
  vendor.answers.CheckVerifyLog = interrupted;
  await askVerifyLog(operator, id, "deadline");
  played.waiting(VERIFY_LOG_QUEUE).delete(id);
  await followUp(id);
  expect(planned(id)).toBeUndefined();
});
