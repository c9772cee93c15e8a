import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RETURN_CODES } from "@/lib/initialize/return-codes";
import { CODES, isRefusalCode, statusesOf } from "@/lib/sandbox/gateway/codes";
import { disk } from "@/lib/sandbox/testing/disk";
import { type Receiver, send, startReceiver } from "@/lib/sandbox/testing/http";
import {
  CONTROL_TOKEN,
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

function order(id: string, body: unknown) {
  return sandbox.control("POST", `transactions/${id}/orders`, body);
}

/** What the receiver got for a transaction with this CallbackUrl once it was ended by this order. */
async function callbackFor(
  CallbackUrl: string,
  body: Record<string, string>,
  CallbackToken = "token of & = +",
) {
  const id = await openTransaction(sandbox, { CallbackUrl, CallbackToken });
  const before = receiver.received.length;
  const reply = await order(id, body);
  return { id, reply, received: receiver.received.slice(before) };
}

describe("without the control token", () => {
  test.each([
    ["none", {}],
    ["an empty one", { authorization: "Bearer " }],
    ["a wrong one", { authorization: `Bearer ${CONTROL_TOKEN}x` }],
    ["the bare token", { authorization: CONTROL_TOKEN }],
  ])("nothing is told or done (%s)", async (_, headers) => {
    const id = await openTransaction(sandbox);
    for (const [method, target] of [
      ["GET", "/_sandbox/health"],
      ["GET", `/_sandbox/transactions/${id}`],
      ["POST", `/_sandbox/transactions/${id}/orders`],
      ["POST", "/_sandbox/answers"],
      ["GET", "/_sandbox/nothing"],
    ] as const) {
      const sent = { method, target, headers, ...(method === "POST" ? { body: '{"order":"pass"}' } : {}) };
      expect(await send(sandbox.port, sent)).toMatchObject({
        status: 401,
        body: { error: { code: "unauthorized" } },
      });
    }
    expect(await sandbox.control("GET", `transactions/${id}`)).toMatchObject({ body: { status: "waiting" } });
  });
});

describe("the control API", () => {
  test("says that it is well", async () => {
    expect(await sandbox.control("GET", "health")).toMatchObject({ status: 200, body: { ready: true } });
  });

  test("answers 404 for what does not exist", async () => {
    expect(await sandbox.control("GET", "transactions/hks0")).toMatchObject({ status: 404 });
    expect(await order("hks0", { order: "pass" })).toMatchObject({ status: 404 });
    expect(await sandbox.control("GET", "nothing")).toMatchObject({ status: 404 });
    expect(await sandbox.control("DELETE", "health")).toMatchObject({ status: 404 });
  });

  test.each([
    ["no order", {}],
    ["an unknown order", { order: "delay" }],
    ["a failure without SubCode", { order: "fail" }],
    ["a failure with the SubCode of a pass", { order: "fail", subCode: "200" }],
    ["a SubCode that is no code", { order: "fail", subCode: "2 0&5" }],
    ["a list", []],
    ["null", null],
  ])("refuses %s with 400 and leaves the transaction waiting", async (_, body) => {
    const id = await openTransaction(sandbox);
    expect(await order(id, body)).toMatchObject({ status: 400, body: { error: { code: "bad-request" } } });
    expect(await sandbox.control("GET", `transactions/${id}`)).toMatchObject({ body: { status: "waiting" } });
  });
});

describe("an order", () => {
  test("to pass reports to the CallbackUrl, fields behind its own query, the token percent-encoded", async () => {
    const { id, reply, received } = await callbackFor(`${receiver.url}?own=a%20b&x`, { order: "pass" });
    expect(reply).toMatchObject({
      status: 200,
      body: { status: "passed", callback: { sent: true, status: 204 } },
    });
    const fields = `transactionId=${id}&passed=Y&subCode=200&callbackToken=token%20of%20%26%20%3D%20%2B`;
    expect(received).toEqual([{ method: "GET", target: `/hook?own=a%20b&x&${fields}` }]);
  });

  test("to fail reports its SubCode, without a token when none was chosen", async () => {
    const { id, reply, received } = await callbackFor(
      `${receiver.url}#part`,
      { order: "fail", subCode: "204" },
      "",
    );
    expect(reply).toMatchObject({ body: { status: "failed", callback: { sent: true, status: 204 } } });
    expect(received).toEqual([{ method: "GET", target: `/hook?transactionId=${id}&passed=N&subCode=204` }]);
    expect(await sandbox.control("GET", `transactions/${id}`)).toMatchObject({
      body: { status: "failed", subCode: "204" },
    });
  });

  test("to abandon sends nothing", async () => {
    const { reply, received } = await callbackFor(receiver.url, { order: "abandon" });
    expect(reply).toMatchObject({ body: { status: "abandoned", callback: { sent: false, status: null } } });
    expect(received).toEqual([]);
  });

  test("sends nothing without a CallbackUrl", async () => {
    const reply = await order(await openTransaction(sandbox), { order: "pass" });
    expect(reply).toMatchObject({ body: { status: "passed", callback: { sent: false, status: null } } });
  });

  test("stands when the receiver redirects, is silent or has gone, and says so", async () => {
    let behaviour: "well" | "redirect" | "silent" = "well";
    const moody = await startReceiver((_, response) => {
      if (behaviour === "well") response.writeHead(200).end();
      if (behaviour === "redirect") response.writeHead(302, { location: receiver.url }).end();
    });
    const open = () => openTransaction(sandbox, { CallbackUrl: moody.url });
    const [redirected, unheard, gone] = [await open(), await open(), await open()];
    const before = receiver.received.length;
    behaviour = "redirect";
    expect(await order(redirected, { order: "pass" })).toMatchObject({
      body: { callback: { sent: true, status: 302 } },
    });
    expect(receiver.received).toHaveLength(before);
    behaviour = "silent";
    expect(await order(unheard, { order: "pass" })).toMatchObject({
      body: { callback: { sent: true, status: null } },
    });
    await moody.close();
    const last = await order(gone, { order: "fail", subCode: "205" });
    expect(last).toMatchObject({
      status: 200,
      body: { status: "failed", callback: { sent: true, status: null } },
    });
  });

  test("counts once: a second is refused, two at once end it one way", async () => {
    const id = await openTransaction(sandbox);
    const replies = await Promise.all([
      order(id, { order: "pass" }),
      order(id, { order: "fail", subCode: "205" }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 409]);
    expect(await order(id, { order: "abandon" })).toMatchObject({ status: 409 });
    expect(await sandbox.control("GET", `transactions/${id}`)).toMatchObject({ body: { status: "passed" } });
  });

  test("comes too late once the 30 minutes are over", async () => {
    const id = await openTransaction(sandbox);
    sandbox.clock.now += 30 * 60_000 - 1;
    expect(await sandbox.control("GET", `transactions/${id}`)).toMatchObject({ body: { status: "waiting" } });
    sandbox.clock.now += 1;
    expect(await sandbox.control("GET", `transactions/${id}`)).toMatchObject({ body: { status: "expired" } });
    expect(await order(id, { order: "pass" })).toMatchObject({ status: 409 });
  });
});

test("a full disk is answered with 503 at both doors and changes nothing, until there is room again", async () => {
  const free = { bytes: 1500 };
  const full = await startSandbox({ openFile: disk(free) });
  const id = await openTransaction(full);
  const end = () => full.control("POST", `transactions/${id}/orders`, { order: "pass" });
  free.bytes = 20;
  expect(await full.call("KeepaliveIntl")).toMatchObject({
    status: 503,
    body: { Code: "ServiceUnavailable" },
  });
  expect(await end()).toMatchObject({ status: 503, body: { error: { code: "unavailable" } } });
  expect(await full.control("GET", `transactions/${id}`)).toMatchObject({ body: { status: "waiting" } });
  free.bytes = 10_000;
  expect(await full.call("KeepaliveIntl")).toMatchObject({ status: 200 });
  expect(await end()).toMatchObject({ status: 200, body: { status: "passed" } });
  expect(full.bugs).toEqual([]);
  await full.stop();
});

describe("a planned answer", () => {
  const plan = (body: Record<string, unknown>) => sandbox.control("POST", "answers", body);
  const combinations = Object.keys(CODES)
    .filter(isRefusalCode)
    .flatMap((code) => statusesOf(code).map((status) => [code, status] as const));

  test.each(combinations)("%s with status %i is given and then used up", async (code, status) => {
    expect(await plan({ action: "KeepaliveIntl", code, status, times: 1 })).toMatchObject({ status: 200 });
    const reply = await sandbox.call("KeepaliveIntl");
    expect({ status: reply.status, code: reply.body.Code }).toEqual({ status, code });
    expect(await sandbox.call("KeepaliveIntl")).toMatchObject({ status: 200, body: { Code: "Success" } });
  });

  test("names the permission that is lacking, and echoes a signature's text", async () => {
    await plan({ action: "KeepaliveIntl", code: "Forbidden.RAMUserAccessDenied" });
    expect((await sandbox.call("KeepaliveIntl")).body).toHaveProperty("AccessDeniedDetail.AuthAction");
    await plan({ action: "CheckResult", code: "SignatureDoesNotMatch" });
    expect((await sandbox.call("CheckResult", { TransactionId: "x" })).body.Message).toContain(
      "TransactionId=x",
    );
  });

  test("waits for its action and its turn, and Success lets a call through", async () => {
    await plan({ action: "KeepaliveIntl", code: "InternalError", times: 2 });
    await plan({ action: "KeepaliveIntl", code: "Success" });
    await plan({ action: "KeepaliveIntl", code: "ServiceUnavailable" });
    expect(await sandbox.call("CheckResult")).toMatchObject({ body: { Code: "MissingParameter" } });
    const codes: unknown[] = [];
    for (let call = 0; call < 5; call += 1) codes.push((await sandbox.call("KeepaliveIntl")).body.Code);
    expect(codes).toEqual(["InternalError", "InternalError", "Success", "ServiceUnavailable", "Success"]);
  });

  test("is used up once by calls that come together, and by no stranger", async () => {
    await plan({ action: "KeepaliveIntl", code: "InternalError", times: 3 });
    await sandbox.call("KeepaliveIntl", {}, { secret: "wrong" });
    const replies = await Promise.all(Array.from({ length: 6 }, () => sandbox.call("KeepaliveIntl")));
    expect(replies.filter(({ status }) => status === 500)).toHaveLength(3);
  });

  test("keeps Initialize from being executed", async () => {
    await plan({ action: "Initialize", code: "Throttling.Api" });
    await expect(openTransaction(sandbox)).rejects.toThrow("403");
  });

  test("can be taken back", async () => {
    await plan({ action: "KeepaliveIntl", code: "InternalError", times: 9 });
    expect(await sandbox.control("DELETE", "answers")).toMatchObject({ status: 200 });
    expect(await sandbox.call("KeepaliveIntl")).toMatchObject({ status: 200 });
  });

  test.each([
    ["action", { action: "Nothing", code: "InternalError" }],
    ["code", { action: "Initialize", code: "toString" }],
    ["times", { action: "Initialize", code: "InternalError", times: 0 }],
    ["times", { action: "Initialize", code: "InternalError", times: 1.5 }],
    ["status", { action: "Initialize", code: "InternalError", status: 503 }],
  ])("with a bad %s is refused", async (name, body) => {
    const reply = await plan(body);
    expect(reply).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(`"${name}"`) } },
    });
  });

  test("can be had for every documented code, with the statuses documented", () => {
    const known = (code: string) =>
      Object.keys(CODES).filter((own) =>
        code.endsWith("*") ? own.startsWith(code.slice(0, -1)) : own === code,
      );
    for (const { code, statuses } of RETURN_CODES.filter((documented) => documented.code !== "Success")) {
      expect(known(code), code).not.toEqual([]);
      for (const own of known(code).filter(isRefusalCode)) {
        for (const status of statuses) expect(statusesOf(own), own).toContain(status);
      }
    }
  });
});
