import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { send } from "@/lib/sandbox/testing/http";
import { type CallToSign, signCall } from "@/lib/sandbox/testing/sign-call";
import {
  INACTIVE_KEY,
  KEY,
  STS_KEY,
  startSandbox,
  type TestSandbox,
} from "@/lib/sandbox/testing/start-sandbox";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

function keepalive(changed: Partial<CallToSign> = {}) {
  return sandbox.call("KeepaliveIntl", {}, changed);
}

function signed() {
  const date = new Date(sandbox.clock.now);
  const credential = { accessKeyId: KEY.id, secret: KEY.secret };
  return signCall({
    host: `127.0.0.1:${sandbox.port}`,
    action: "KeepaliveIntl",
    parameters: {},
    ...credential,
    date,
  });
}

function at(offset: number): Date {
  // The header has whole seconds; a clock on a whole second makes 15 minutes exactly that.
  sandbox.clock.now = Math.floor(sandbox.clock.now / 1000) * 1000;
  return new Date(sandbox.clock.now + offset);
}

const QUARTER = 15 * 60_000;
const sts = { accessKeyId: STS_KEY.id, secret: STS_KEY.secret };

describe("a good call", () => {
  test("is answered Success with a request id in body and header", async () => {
    const { status, body, headers } = await keepalive();
    expect(status).toBe(200);
    expect(body).toMatchObject({ Code: "Success", Message: "success" });
    expect(body.RequestId).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(headers["x-acs-request-id"]).toBe(body.RequestId);
  });

  test("may carry unsigned headers that are none of the gateway's", async () => {
    const headers = { accept: "application/json", "user-agent": "test" };
    expect(await keepalive({ headers, unsigned: ["accept", "user-agent"] })).toMatchObject({ status: 200 });
  });

  test("may be signed with a temporary credential", async () => {
    expect(await keepalive({ ...sts, securityToken: STS_KEY.securityToken })).toMatchObject({ status: 200 });
  });

  test.each([QUARTER, -QUARTER])("may be %i ms away from the gateway's clock", async (offset) => {
    expect(await keepalive({ date: at(offset) })).toMatchObject({ status: 200 });
  });
});

describe("the gateway refuses", () => {
  const withHeader = (name: string, value: string) => ({ headers: { [name]: value } });
  test.each<[string, string, number, () => Partial<CallToSign>]>([
    ["an unknown AccessKeyId", "InvalidAccessKeyId.NotFound", 404, () => ({ accessKeyId: "LTAInobody" })],
    [
      "a disabled AccessKeyId",
      "InvalidAccessKeyId.Inactive",
      400,
      () => ({ accessKeyId: INACTIVE_KEY.id, secret: INACTIVE_KEY.secret }),
    ],
    ["a wrong secret", "SignatureDoesNotMatch", 400, () => ({ secret: `${KEY.secret} ` })],
    ["an unsigned host", "IncompleteSignature", 400, () => ({ unsigned: ["host"] })],
    ["an unsigned version", "IncompleteSignature", 400, () => ({ unsigned: ["x-acs-version"] })],
    [
      "an unsigned content-type",
      "IncompleteSignature",
      400,
      () => ({ ...withHeader("content-type", "text/plain"), unsigned: ["content-type"] }),
    ],
    ["an empty nonce", "IncompleteSignature", 400, () => withHeader("x-acs-signature-nonce", "")],
    ["an empty date", "IncompleteSignature", 400, () => withHeader("x-acs-date", "")],
    [
      "a date without T and Z",
      "InvalidTimeStamp.Format",
      400,
      () => withHeader("x-acs-date", "2026-11-23 07:37"),
    ],
    ["30 February", "InvalidTimeStamp.Format", 400, () => withHeader("x-acs-date", "2026-02-30T07:37:10Z")],
    ["a clock too slow", "InvalidTimeStamp.Expired", 400, () => ({ date: at(-QUARTER - 1000) })],
    ["a clock too fast", "InvalidTimeStamp.Expired", 400, () => ({ date: at(QUARTER + 1000) })],
    [
      "a hash of another body",
      "SignatureDoesNotMatch",
      400,
      () => withHeader("x-acs-content-sha256", "0".repeat(64)),
    ],
    ["an action that does not exist", "InvalidApi.NotFound", 404, () => ({ action: "initialize" })],
    ["another version", "InvalidApi.NotFound", 404, () => withHeader("x-acs-version", "2019-03-07")],
    ["a temporary key without its token", "InvalidSecurityToken.Malformed", 400, () => sts],
    [
      "a wrong token",
      "InvalidSecurityToken.MismatchWithAccessKey",
      400,
      () => ({ ...sts, securityToken: `${STS_KEY.securityToken}x` }),
    ],
    [
      "a token with a lasting key",
      "InvalidSecurityToken.MismatchWithAccessKey",
      400,
      () => ({ securityToken: STS_KEY.securityToken }),
    ],
    [
      "a repeated id that is another's",
      "InvalidSecurityToken.MismatchWithAccessKey",
      400,
      () => ({ ...sts, securityToken: STS_KEY.securityToken, ...withHeader("x-acs-accesskey-id", KEY.id) }),
    ],
  ])("%s: %s", async (_, code, status, changed) => {
    const reply = await keepalive(changed());
    expect({ status: reply.status, code: reply.body.Code }).toEqual({ status, code });
    expect(reply.body.RequestId).toMatch(/^[0-9A-F-]{36}$/);
  });

  const zeros = "0".repeat(64);
  test.each([
    ["no Authorization", undefined, "absent"],
    ["another algorithm", "HMAC-SHA1 Credential=a,SignedHeaders=host,Signature=b", "not of the form"],
    [
      "a short signature",
      "ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=abc",
      "not of the form",
    ],
    [
      "unsorted names",
      `ACS3-HMAC-SHA256 Credential=${KEY.id},SignedHeaders=x-acs-date;host,Signature=${zeros}`,
      "not sorted",
    ],
    [
      "a name twice",
      `ACS3-HMAC-SHA256 Credential=${KEY.id},SignedHeaders=host;host,Signature=${zeros}`,
      "names one twice",
    ],
    [
      "absent names",
      `ACS3-HMAC-SHA256 Credential=${KEY.id},SignedHeaders=host;x-gone,Signature=${zeros}`,
      "not there",
    ],
  ])("%s: IncompleteSignature", async (_, authorization, reason) => {
    const { authorization: _own, ...headers } = signed().headers;
    const reply = await send(sandbox.port, {
      headers: { ...headers, ...(authorization ? { authorization } : {}) },
    });
    expect(reply).toMatchObject({ status: 400, body: { Code: "IncompleteSignature" } });
    expect(reply.body.Message).toContain(reason);
  });

  test.each([{ target: "/other" }, { method: "GET" }, { method: "PUT" }])(
    "a call to another door, %o: InvalidApi.NotFound",
    async (sent) => {
      const reply = await send(sandbox.port, { ...sent, headers: signed().headers });
      expect(reply).toMatchObject({ status: 404, body: { Code: "InvalidApi.NotFound" } });
    },
  );

  test("a repeated parameter and broken percent-encoding: InvalidParameter", async () => {
    for (const target of ["/?a=1&a=2", "/?a=%ff", "/?%"]) {
      expect(await send(sandbox.port, { target })).toMatchObject({
        status: 400,
        body: { Code: "InvalidParameter" },
      });
    }
  });
});

test("SignatureDoesNotMatch echoes what was signed, as the vendor's does, so that callers must redact it", async () => {
  const { body } = await sandbox.call("CheckResult", { TransactionId: "hks-secret" }, { secret: "wrong" });
  expect(body.Message).toContain("TransactionId=hks-secret");
});

describe("a nonce", () => {
  test("works once, for each AccessKeyId", async () => {
    const headers = { "x-acs-signature-nonce": "the same" };
    expect(await keepalive({ headers })).toMatchObject({ status: 200 });
    expect(await keepalive({ headers })).toMatchObject({ status: 400, body: { Code: "SignatureNonceUsed" } });
    const other = { ...sts, securityToken: STS_KEY.securityToken, headers };
    expect(await keepalive(other)).toMatchObject({ status: 200 });
  });

  test("works once when two calls come together", async () => {
    const headers = { "x-acs-signature-nonce": "a pair" };
    const replies = await Promise.all([keepalive({ headers }), keepalive({ headers })]);
    expect(replies.map(({ body }) => body.Code).sort()).toEqual(["SignatureNonceUsed", "Success"]);
  });

  test("is not used up by a call with a wrong signature", async () => {
    const headers = { "x-acs-signature-nonce": "of somebody else" };
    await keepalive({ headers, secret: "wrong" });
    expect(await keepalive({ headers })).toMatchObject({ status: 200 });
  });
});

test("ten calls of an action pass in a second, the eleventh is throttled, other actions are not", async () => {
  const limited = await startSandbox({ callsPerSecond: 10 });
  try {
    const calls = Array.from({ length: 11 }, () => limited.call("KeepaliveIntl"));
    const statuses = (await Promise.all(calls)).map(({ status, body }) => `${status} ${body.Code}`);
    expect(statuses.filter((text) => text === "200 Success")).toHaveLength(10);
    expect(statuses.filter((text) => text === "403 Throttling.Api")).toHaveLength(1);
    expect(await limited.call("CheckResult")).toMatchObject({ body: { Code: "MissingParameter" } });
    limited.clock.now += 1000;
    expect(await limited.call("KeepaliveIntl")).toMatchObject({ status: 200 });
  } finally {
    await limited.stop();
  }
});
