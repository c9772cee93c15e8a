import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { initialize, runOf, scripted } from "@/lib/sandbox/scripts/testing";
import { startReceiver } from "@/lib/sandbox/testing/http";
import { startProcess } from "@/lib/sandbox/testing/start-process";
import {
  control,
  LEAST,
  signedCall,
  startSandbox,
  type TestSandbox,
} from "@/lib/sandbox/testing/start-sandbox";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

describe("a script", () => {
  test.each([
    ["script: ", "nothing"],
    ["script: ", { unknown: 1 }],
    ["script.initialize.code", { initialize: { code: "Nothing" } }],
    ['script.initialize: "status"', { initialize: { code: "InternalError", status: 503 } }],
    ['script.initialize: "status"', { initialize: { status: 503 } }],
    ['"code" or "wire"', { initialize: { code: "InternalError", wire: "html" } }],
    ["never answered to an executed call", { initialize: { code: "InvalidParameter", executed: true } }],
    ["script.initialize.wire", { initialize: { wire: "smoke" } }],
    ["script.device.does", { device: { does: "dance" } }],
    ["script.device: ", { device: { does: "fail" } }],
    ["SubCode of a pass", { device: { does: "fail", subCode: "200" } }],
    ["script.callbacks.1.token", { callbacks: [{}, { token: "stolen" }] }],
    ["script.callbacks.0.names.passed", { callbacks: [{ names: { passed: "a&b" } }] }],
    ['"flipped" or "passed"', { callbacks: [{ flipped: true, passed: "Y" }] }],
    ['needs a "device"', { callbacks: [{ when: "before-answer" }] }],
    ["script.checkResult.0.times", { checkResult: [{ times: 51 }] }],
    ["script.checkVerifyLog.0", { checkVerifyLog: [{ disagree: true }] }],
  ])("is refused with the place and the reason: %s", async (said, script) => {
    const reply = await sandbox.control("POST", "scripts", { MerchantBizId: "abc", script });
    expect(reply).toMatchObject({ status: 400, body: { error: { code: "bad-request" } } });
    expect(Object(reply.body.error).message).toContain(said);
    expect(await sandbox.control("GET", "scripts/abc")).toMatchObject({ status: 404 });
  });

  test("needs the control token and a MerchantBizId that Initialize would take", async () => {
    const body = { MerchantBizId: "abc", script: {} };
    expect(await sandbox.control("POST", "scripts", body, "wrong")).toMatchObject({ status: 401 });
    for (const MerchantBizId of ["", "a-b", "a".repeat(33), 1]) {
      expect(await sandbox.control("POST", "scripts", { ...body, MerchantBizId })).toMatchObject({
        status: 400,
      });
    }
  });

  test("may be replaced until its MerchantBizId has been called, and not afterwards", async () => {
    const MerchantBizId = await scripted(sandbox, { initialize: { code: "InternalError" } });
    await sandbox.control("POST", "scripts", { MerchantBizId, script: {} });
    expect(await initialize(sandbox, MerchantBizId)).toMatchObject({ status: 200 });
    expect(await sandbox.control("POST", "scripts", { MerchantBizId, script: {} })).toMatchObject({
      status: 409,
    });
  });

  test("speaks of the first Initialize only: a repetition is a usual call, and is counted", async () => {
    const MerchantBizId = await scripted(sandbox, { device: { does: "pass", afterMs: 60_000 } });
    await initialize(sandbox, MerchantBizId);
    const { TransactionId } = await runOf(sandbox, MerchantBizId);
    await initialize(sandbox, MerchantBizId);
    expect(await runOf(sandbox, MerchantBizId)).toMatchObject({ TransactionId, calls: { Initialize: 2 } });
  });
});

test("what was still to happen happens after a restart: device, callbacks, ordered answers", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-test-"));
  const receiver = await startReceiver();
  const [MerchantBizId, waiting] = ["restarted", "stillwaiting"];
  const date = () => new Date();
  const environment = { SANDBOX_CALLBACK_ORIGINS: new URL(receiver.url).origin };
  let process = await startProcess({ folder, environment });
  const script = {
    device: { afterMs: 300, does: "pass" },
    callbacks: [{ passed: "T" }],
    checkResult: [{ code: "InternalError" }],
  };
  await control(process.port, "POST", "scripts", { MerchantBizId, script });
  await control(process.port, "POST", "scripts", {
    MerchantBizId: waiting,
    script: { initialize: { code: "Forbidden.RAM" } },
  });
  const parameters = { ...LEAST, MerchantBizId, CallbackUrl: receiver.url };
  const opened = await signedCall(process.port, date(), "Initialize", { parameters });
  await process.end("SIGKILL");
  expect(receiver.received.some(({ target }) => target.includes("passed"))).toBe(false);

  process = await startProcess({ folder, environment });
  await expect
    .poll(() => receiver.received.filter(({ target }) => target.includes("passed=T")).length, {
      timeout: 5000,
    })
    .toBe(1);
  const { TransactionId }: { TransactionId?: string } = Object(opened.body.Result);
  const ask = { parameters: { MerchantBizId, TransactionId: String(TransactionId) } };
  expect(await signedCall(process.port, date(), "CheckResult", ask)).toMatchObject({ status: 500 });
  expect(await signedCall(process.port, date(), "CheckResult", ask)).toMatchObject({ status: 200 });
  const refused = { parameters: { ...LEAST, MerchantBizId: waiting } };
  expect(await signedCall(process.port, date(), "Initialize", refused)).toMatchObject({ status: 403 });
  await process.end("SIGTERM");
  await receiver.close();
  await rm(folder, { recursive: true });
});
