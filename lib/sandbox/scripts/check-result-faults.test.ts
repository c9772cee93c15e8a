import { afterAll, beforeAll, expect, test } from "vitest";
import { initialize, runOf, scripted, transactionIdOf } from "@/lib/sandbox/scripts/testing";
import { startSandbox, type TestSandbox } from "@/lib/sandbox/testing/start-sandbox";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

/** A finished transaction with this script, and a way to ask for it. */
async function finished(script: Record<string, unknown>, order: unknown = { order: "pass" }) {
  const MerchantBizId = await scripted(sandbox, script);
  const TransactionId = transactionIdOf(await initialize(sandbox, MerchantBizId));
  const ask = (action = "CheckResult") => sandbox.call(action, { MerchantBizId, TransactionId });
  const end = () => sandbox.control("POST", `transactions/${TransactionId}/orders`, order);
  return { MerchantBizId, TransactionId, ask, end };
}

const VERDICT = { status: 200, body: { Code: "Success", Result: { Passed: "Y", SubCode: "200" } } };

test("ordered answers come in turn, as often as they say, and then the usual one", async () => {
  const { ask, end, MerchantBizId } = await finished({
    checkResult: [
      { code: "ProcessNotCompleted", times: 2 },
      { code: "Throttling.Api", status: 400 },
      { wire: "html", status: 500 },
      { wire: "empty", status: 503 },
      { wire: "truncated" },
    ],
  });
  await end();
  const seen: unknown[] = [];
  for (let call = 0; call < 6; call += 1) {
    const { status, body, text } = await ask();
    seen.push(`${status} ${body.Code ?? text.slice(0, 3)}`);
  }
  expect(seen).toEqual([
    "404 ProcessNotCompleted",
    "404 ProcessNotCompleted",
    "400 Throttling.Api",
    "500 <!d",
    "503 ",
    '200 {"R',
  ]);
  expect(await ask()).toMatchObject(VERDICT);
  expect(await runOf(sandbox, MerchantBizId)).toMatchObject({ calls: { Initialize: 1, CheckResult: 7 } });
});

test("an ordered answer is used up once by calls that come together", async () => {
  const { ask, end } = await finished({ checkResult: [{ code: "InternalError", times: 2 }] });
  await end();
  const replies = await Promise.all(Array.from({ length: 5 }, () => ask()));
  expect(replies.filter(({ status }) => status === 500)).toHaveLength(2);
});

test("disagrees with what happened, once there is a verdict to disagree with", async () => {
  const { ask, end } = await finished({ checkResult: [{ disagree: true }] });
  expect(await ask()).toMatchObject({ body: { Code: "ProcessNotCompleted" } });
  await end();
  expect(await ask()).toMatchObject({ body: { Result: { Passed: "N", SubCode: "205" } } });
  expect(await ask()).toMatchObject(VERDICT);
  const failed = await finished({ checkResult: [{ disagree: true }] }, { order: "fail", subCode: "204" });
  await failed.end();
  expect(await failed.ask()).toMatchObject(VERDICT);
});

test("contradicts itself where the script writes over the verdict", async () => {
  const { ask, end } = await finished({ checkResult: [{ passed: "Y", subCode: "205" }] });
  await end();
  expect(await ask()).toMatchObject({ body: { Result: { Passed: "Y", SubCode: "205" } } });
});

test("the log and the deletion have ordered answers of their own", async () => {
  const { ask, end } = await finished({
    checkVerifyLog: [{ code: "ServiceUnavailable" }],
    deleteVerifyResult: [{ code: "Forbidden.RAM" }, { wire: "empty", executed: true }],
  });
  await end();
  expect(await ask("CheckVerifyLog")).toMatchObject({ status: 503 });
  expect(await ask("CheckVerifyLog")).toMatchObject({ status: 200 });
  expect(await ask("DeleteVerifyResult")).toMatchObject({ status: 403 });
  expect(await ask()).toMatchObject(VERDICT);
  expect(await ask("DeleteVerifyResult")).toMatchObject({ status: 200, text: "" });
  expect(await ask()).toMatchObject({ body: { Code: "TransactionIdInvalid" } });
});

test("an order brings answers of its own, for a transaction that no script knew", async () => {
  const { ask, TransactionId } = await finished({});
  const body = { order: "pass", checkResult: [{ disagree: true, times: 2 }] };
  await sandbox.control("POST", `transactions/${TransactionId}/orders`, body);
  const said = [await ask(), await ask(), await ask()].map(({ body }) => Object(body.Result).Passed);
  expect(said).toEqual(["N", "N", "Y"]);
});
