import { afterAll, beforeAll, expect, test } from "vitest";
import { LEAST, openTransaction, startSandbox, type TestSandbox } from "@/lib/sandbox/testing/start-sandbox";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

async function logAfter(body: Record<string, string> | null): Promise<Record<string, unknown>> {
  const TransactionId = await openTransaction(sandbox);
  if (body) await sandbox.control("POST", `transactions/${TransactionId}/orders`, body);
  const reply = await sandbox.call("CheckVerifyLog", { TransactionId, MerchantBizId: LEAST.MerchantBizId });
  expect(reply).toMatchObject({ status: 200, body: { Code: "Success" } });
  return { ...Object(reply.body.Result) };
}

test.each([
  ["pass", { order: "pass" }, { VerifyErrorCode: "1000", Passed: "Y", SubCode: "200" }],
  ["failure", { order: "fail", subCode: "204" }, { VerifyErrorCode: "1001", Passed: "N", SubCode: "204" }],
])("a %s is finished, with verdict", async (_, order, verdict) => {
  const log = await logAfter(order);
  expect(log).toMatchObject({ VerifyStatus: "0", InterruptPageEn: "OCR_RESULT", ...verdict });
  expect(log.LogInfo).toHaveLength(4);
  expect(log.LogInfoEn).toHaveLength(4);
});

test("one who leaves is interrupted over the document with 1006, without a verdict", async () => {
  const log = await logAfter({ order: "abandon" });
  expect(log).toMatchObject({ VerifyStatus: "1", VerifyErrorCode: "1006" });
  expect(log).toMatchObject({ InterruptPage: "OCR拍摄证件页面", InterruptPageEn: "OCR_SCAN" });
  expect(Object.keys(JSON.parse(String(log.LogStatisticsInfo)).pageStayTimeInfo)).toEqual([
    "LOADING",
    "GUIDE",
    "OCR_SCAN",
  ]);
  expect(log).not.toHaveProperty("Passed");
});

test("page and code of one who leaves can be chosen", async () => {
  const log = await logAfter({ order: "abandon", page: "GUIDE", errorCode: "1016" });
  expect(log).toMatchObject({ VerifyStatus: "1", InterruptPageEn: "GUIDE", VerifyErrorCode: "1016" });
});

test("a device that was never opened has not started", async () => {
  const log = await logAfter(null);
  expect(log).toMatchObject({ VerifyStatus: "2", InterruptPageEn: "LOADING", LogInfo: [] });
  expect(log).not.toHaveProperty("VerifyErrorCode");
});

test("refuses what no transaction has", async () => {
  const TransactionId = await openTransaction(sandbox);
  const ask = (parameters: Record<string, string>) => sandbox.call("CheckVerifyLog", parameters);
  expect(await ask({ TransactionId })).toMatchObject({ body: { Code: "MissingParameter" } });
  expect(await ask({ TransactionId: "hks0", MerchantBizId: "a" })).toMatchObject({
    status: 400,
    body: { Code: "TransactionIdInvalid" },
  });
  expect(await ask({ TransactionId, MerchantBizId: "other" })).toMatchObject({
    body: { Code: "InvalidParameter" },
  });
});
