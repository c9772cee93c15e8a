import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { planCallbacks, USUAL_CALLBACK } from "@/lib/sandbox/scripts/callback-plan";
import { initialize, runOf, scripted, transactionIdOf } from "@/lib/sandbox/scripts/testing";
import { type Receiver, startReceiver } from "@/lib/sandbox/testing/http";
import { signCall } from "@/lib/sandbox/testing/sign-call";
import {
  KEY,
  LEAST,
  openTransaction,
  startSandbox,
  type TestSandbox,
} from "@/lib/sandbox/testing/start-sandbox";

let sandbox: TestSandbox;
let receiver: Receiver;

beforeAll(async () => {
  sandbox = await startSandbox();
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await sandbox.stop();
});
beforeEach(() => {
  receiver.received.length = 0;
});

const CallbackToken = "right";

/** The queries that came, without the probe of CallbackUrl. */
function reports(): URLSearchParams[] {
  const queries = receiver.received.map(({ target }) => new URL(target, receiver.url).searchParams);
  return queries.filter((query) => query.size > 0);
}

async function open(script: unknown) {
  const MerchantBizId = await scripted(sandbox, script);
  const reply = await initialize(sandbox, MerchantBizId, { CallbackUrl: receiver.url, CallbackToken });
  return { id: transactionIdOf(reply), MerchantBizId, reply };
}

function come(count: number) {
  return expect.poll(() => reports().length, { timeout: 5000 }).toBe(count);
}

/** An Initialize call whose caller leaves at that signal. */
function callUntil(signal: AbortSignal, parameters: Record<string, string>) {
  const host = `127.0.0.1:${sandbox.port}`;
  const date = new Date(sandbox.clock.now);
  const key = { accessKeyId: KEY.id, secret: KEY.secret };
  const { target, headers } = signCall({ host, action: "Initialize", parameters, date, ...key });
  return fetch(`http://${host}${target}`, { method: "POST", headers, signal });
}

describe("a script's device", () => {
  test("passes by itself and is reported as usual", async () => {
    const { id } = await open({ device: { afterMs: 20, does: "pass" } });
    await come(1);
    expect(Object.fromEntries(reports()[0] ?? [])).toEqual({
      transactionId: id,
      passed: "Y",
      subCode: "200",
      callbackToken: CallbackToken,
    });
    expect(await sandbox.control("GET", `transactions/${id}`)).toMatchObject({ body: { status: "passed" } });
  });

  test("fails with its SubCode", async () => {
    await open({ device: { does: "fail", subCode: "204" } });
    await come(1);
    expect(reports()[0]?.get("subCode")).toBe("204");
  });

  test("is left where the script says, and not reported", async () => {
    const { id, MerchantBizId } = await open({
      device: { does: "abandon", page: "GUIDE", errorCode: "1016" },
    });
    await expect.poll(async () => (await runOf(sandbox, MerchantBizId)).endedAt).not.toBeNull();
    const log = await sandbox.call("CheckVerifyLog", { MerchantBizId, TransactionId: id });
    expect(log.body.Result).toMatchObject({
      VerifyStatus: "1",
      InterruptPageEn: "GUIDE",
      VerifyErrorCode: "1016",
    });
    expect(reports()).toEqual([]);
  });

  test("begins although the answer was lost", async () => {
    const MerchantBizId = await scripted(sandbox, {
      initialize: { wire: "dropped", executed: true },
      device: { does: "pass" },
    });
    await expect(initialize(sandbox, MerchantBizId, { CallbackUrl: receiver.url })).rejects.toThrow();
    await come(1);
    expect(reports()[0]?.get("passed")).toBe("Y");
  });

  test("comes too late when its TransactionId was given a shorter life", async () => {
    const { id } = await open({ lifeMs: 1000 });
    sandbox.clock.now += 1000;
    expect(await sandbox.control("GET", `transactions/${id}`)).toMatchObject({ body: { status: "expired" } });
    expect(await sandbox.control("POST", `transactions/${id}/orders`, { order: "pass" })).toMatchObject({
      status: 409,
    });
  });
});

describe("a script's callbacks", () => {
  test("come before Initialize answers", async () => {
    const { id } = await open({ device: { does: "pass" }, callbacks: [{ when: "before-answer" }] });
    expect(reports().map((query) => query.get("transactionId"))).toEqual([id]);
  });

  test("come before the answer and again after it", async () => {
    await open({
      device: { does: "fail", subCode: "204" },
      callbacks: [{ when: "before-answer", flipped: true }, { afterMs: 10 }],
    });
    await come(2);
    expect(reports().map((query) => query.get("passed"))).toEqual(["Y", "N"]);
  });

  test("go on when the caller leaves before the answer", async () => {
    const leaving = new AbortController();
    const slow = await startReceiver((incoming, response) => {
      if (!incoming.url?.includes("passed=Y")) return void response.writeHead(204).end();
      // This callback is answered when the sandbox has seen its caller leave: after the calls that come behind that.
      leaving.abort();
      void sandbox.control("GET", "health").then(() => response.writeHead(204).end());
    });
    const MerchantBizId = await scripted(sandbox, {
      device: { does: "pass" },
      callbacks: [{ when: "before-answer" }, { passed: "T", afterMs: 10 }],
    });
    const parameters = { ...LEAST, MerchantBizId, CallbackUrl: slow.url };
    await expect(callUntil(leaving.signal, parameters)).rejects.toThrow();
    await expect.poll(() => slow.received.some(({ target }) => target.includes("passed=T"))).toBe(true);
    await slow.close();
  });

  test("are planned in the order of their times, so that a restart knows which are still to come", () => {
    const step = (afterMs: number, times = 1) => ({ ...USUAL_CALLBACK, afterMs, times, gapMs: 20 });
    const early = { ...USUAL_CALLBACK, when: "before-answer" } as const;
    const planned = planCallbacks({ callbacks: [step(30), step(0, 3), early] }, "passed");
    expect(planned.map(({ when, dueMs }) => [when, dueMs])).toEqual([
      ["before-answer", 0],
      ["after-end", 0],
      ["after-end", 20],
      ["after-end", 30],
      ["after-end", 40],
    ]);
  });

  test("come several times, changed as it says, in the order of their times", async () => {
    const { MerchantBizId } = await open({
      device: { does: "pass" },
      callbacks: [
        { afterMs: 60, flipped: true },
        { times: 3, gapMs: 10 },
        { afterMs: 90, token: "wrong", names: { passed: "PASSED" } },
      ],
    });
    await come(5);
    expect(reports().map((query) => query.get("passed"))).toEqual(["Y", "Y", "Y", "N", null]);
    expect(reports()[4]?.get("PASSED")).toBe("Y");
    expect(reports().map((query) => query.get("callbackToken") === CallbackToken)).toEqual([
      ...[true, true, true, true],
      false,
    ]);
    await expect.poll(async () => (await runOf(sandbox, MerchantBizId)).callbacks).toHaveLength(5);
  });

  test("do not come when there are none", async () => {
    const { id, MerchantBizId } = await open({ device: { does: "pass" }, callbacks: [] });
    await expect.poll(async () => (await runOf(sandbox, MerchantBizId)).endedAt).not.toBeNull();
    expect(await sandbox.control("GET", `transactions/${id}`)).toMatchObject({ body: { status: "passed" } });
    expect(reports()).toEqual([]);
  });

  test("follow an order too, when the script leaves the device to a person", async () => {
    const { id } = await open({ callbacks: [{ passed: "T" }] });
    const done = await sandbox.control("POST", `transactions/${id}/orders`, { order: "pass" });
    expect(done.body.callback).toEqual({ sent: true, status: 204, times: 1, later: 0 });
    expect(reports()[0]?.get("passed")).toBe("T");
  });
});

describe("an order with callbacks of its own", () => {
  const order = async (body: unknown) => {
    const id = await openTransaction(sandbox, { CallbackUrl: receiver.url, CallbackToken });
    return { id, reply: await sandbox.control("POST", `transactions/${id}/orders`, body) };
  };

  test("sends those at once that are due and says how many come later", async () => {
    const { reply } = await order({
      order: "pass",
      callbacks: [{ times: 2 }, { afterMs: 30, flipped: true }],
    });
    expect(reply.body).toEqual({
      status: "passed",
      callback: { sent: true, status: 204, times: 2, later: 1 },
    });
    await come(3);
    expect(reports().map((query) => query.get("passed"))).toEqual(["Y", "Y", "N"]);
  });

  test("sends none for an abandoned one unless it says so", async () => {
    await order({ order: "abandon", checkResult: [{ code: "InternalError" }] });
    expect(reports()).toEqual([]);
    await order({ order: "abandon", callbacks: [{}] });
    expect(reports().map((query) => query.get("passed"))).toEqual(["N"]);
  });

  test("is refused with the place that is wrong, and leaves the transaction waiting", async () => {
    const { id, reply } = await order({ order: "pass", callbacks: [{ times: 0 }] });
    expect(reply).toMatchObject({ status: 400 });
    expect(Object(reply.body.error).message).toContain("order.callbacks.0.times");
    expect(await sandbox.control("GET", `transactions/${id}`)).toMatchObject({ body: { status: "waiting" } });
  });
});
