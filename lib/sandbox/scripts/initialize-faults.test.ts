import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { initialize, runOf, scripted } from "@/lib/sandbox/scripts/testing";
import { signCall } from "@/lib/sandbox/testing/sign-call";
import { KEY, LEAST, startSandbox, type TestSandbox } from "@/lib/sandbox/testing/start-sandbox";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

async function answered(step: unknown) {
  const MerchantBizId = await scripted(sandbox, { initialize: step });
  const reply = await initialize(sandbox, MerchantBizId);
  const { TransactionId, calls } = await runOf(sandbox, MerchantBizId);
  return { ...reply, isExecuted: TransactionId !== null, calls, MerchantBizId };
}

describe("Initialize is answered by its script", () => {
  test("with a documented code and status, without being carried out, and once only", async () => {
    const refused = await answered({ code: "Throttling.Api", status: 400 });
    expect(refused).toMatchObject({ status: 400, body: { Code: "Throttling.Api" }, isExecuted: false });
    expect(await initialize(sandbox, refused.MerchantBizId)).toMatchObject({ body: { Code: "Success" } });
    expect(await runOf(sandbox, refused.MerchantBizId)).toMatchObject({ calls: { Initialize: 2 } });
  });

  test("with a breakdown that was carried out all the same", async () => {
    const fault = { code: "InternalError", executed: true };
    expect(await answered(fault)).toMatchObject({
      status: 500,
      body: { Code: "InternalError" },
      isExecuted: true,
    });
  });

  test.each([
    [{ wire: "html" }, 502, /^<!doctype html>/, false],
    [{ wire: "html", status: 503 }, 503, /<h1>/, false],
    [{ wire: "html", status: 500, executed: true }, 500, /<h1>/, true],
    [{ wire: "empty" }, 200, /^$/, false],
    [{ wire: "empty", status: 500, executed: true }, 500, /^$/, true],
    [{ wire: "truncated" }, 200, /^\{"RequestId":"[^}]+$/, true],
    [{ wire: "truncated", executed: false }, 200, /^\{"RequestId":"[^}]+$/, false],
  ])("with %j", async (step, status, text, isExecuted) => {
    const reply = await answered(step);
    expect(reply).toMatchObject({ status, isExecuted, text: expect.stringMatching(text) });
  });

  test.each([
    [{ wire: "dropped" }, false],
    [{ wire: "dropped", executed: true }, true],
    [{ wire: "broken-off" }, true],
  ])("or loses the connection: %j", async (step, isExecuted) => {
    const MerchantBizId = await scripted(sandbox, { initialize: step });
    await expect(initialize(sandbox, MerchantBizId)).rejects.toThrow(/socket hang up|aborted|ECONNRESET/);
    const { TransactionId } = await runOf(sandbox, MerchantBizId);
    expect(TransactionId !== null).toBe(isExecuted);
  });

  test.each([
    ["silent", /^$/],
    ["trickle", /^\{/],
  ])("or keeps its caller waiting: %s", async (wire, begun) => {
    const MerchantBizId = await scripted(sandbox, { initialize: { wire } });
    expect(await textUntilGivenUp(MerchantBizId)).toMatch(begun);
  });

  test("or sends more than anybody can read", async () => {
    const MerchantBizId = await scripted(sandbox, { initialize: { wire: "huge" } });
    const { headers, text } = await initialize(sandbox, MerchantBizId);
    expect(Number(headers["content-length"])).toBe(text.length);
    expect(text.length).toBeGreaterThan(60_000_000);
  });

  test("late by as much as it says", async () => {
    const begun = performance.now();
    expect(await answered({ delayMs: 150 })).toMatchObject({ status: 200, isExecuted: true });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(145);
  });

  test("by a gateway whose clock is off: more than 15 minutes refuse the call and show in Date", async () => {
    const refused = await answered({ clockSkewMs: 20 * 60_000 });
    expect(refused).toMatchObject({
      status: 400,
      body: { Code: "InvalidTimeStamp.Expired" },
      isExecuted: false,
    });
    expect(Date.parse(String(refused.headers.date)) - sandbox.clock.now).toBeGreaterThan(19 * 60_000);
    expect(await initialize(sandbox, refused.MerchantBizId)).toMatchObject({ status: 200 });
    expect(await answered({ clockSkewMs: -10 * 60_000 })).toMatchObject({ status: 200, isExecuted: true });
  });

  test("but not for a stranger, who uses nothing up", async () => {
    const MerchantBizId = await scripted(sandbox, { initialize: { code: "InternalError" } });
    const forged = await sandbox.call("Initialize", { ...LEAST, MerchantBizId }, { secret: "wrong" });
    expect(forged).toMatchObject({ body: { Code: "SignatureDoesNotMatch" } });
    expect(await initialize(sandbox, MerchantBizId)).toMatchObject({ status: 500 });
  });
});

/** What of the body had come when the caller hung up: at the first bytes, or after a moment without any. */
async function textUntilGivenUp(MerchantBizId: string): Promise<string> {
  const host = `127.0.0.1:${sandbox.port}`;
  const signed = signCall({
    host,
    action: "Initialize",
    parameters: { ...LEAST, MerchantBizId },
    accessKeyId: KEY.id,
    secret: KEY.secret,
    date: new Date(sandbox.clock.now),
  });
  const leaving = new AbortController();
  const address = `http://${host}${signed.target}`;
  const waiting = setTimeout(() => leaving.abort(), 300);
  try {
    const { body } = await fetch(address, {
      method: "POST",
      headers: signed.headers,
      signal: leaving.signal,
    });
    const first = await body?.getReader().read();
    return Buffer.from(first?.value ?? "").toString();
  } catch {
    return "";
  } finally {
    clearTimeout(waiting);
    leaving.abort();
  }
}
