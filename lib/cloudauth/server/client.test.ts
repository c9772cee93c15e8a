import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clientFor, expectNoTrace, KEY, PARAMETERS } from "@/lib/cloudauth/server/testing/calls";
import { receivedParameters } from "@/lib/cloudauth/server/testing/independent-verifier";
import {
  json,
  type RecordingServer,
  recordingServer,
  SUCCESS,
} from "@/lib/cloudauth/server/testing/recording-server";

let body: unknown;
let server: RecordingServer;
beforeAll(async () => {
  server = await recordingServer((response) => json(response, 200, body));
});
beforeEach(() => {
  body = SUCCESS;
  server.requests.length = 0;
});
afterAll(() => server.close());

const IDS = {
  MerchantBizId: "e0c34a77f5ac40a5aa5e6ed20c35cafe",
  TransactionId: "hksb7ba1b28130d24e015d694361bee4",
};

describe("initialize", () => {
  it("hands over what the vendor returned", async () => {
    body = { ...SUCCESS, Result: { ...SUCCESS.Result, TransactionUrl: "https://vendor.example/h5" } };
    expect(await clientFor(server.origin).initialize(PARAMETERS)).toEqual({
      kind: "accepted",
      httpStatus: 200,
      requestId: SUCCESS.RequestId,
      code: "Success",
      message: "success",
      result: {
        TransactionId: "hksb7ba1b28130d24e015d694361bee4",
        Protocol: "protocol-of-the-sdk",
        TransactionUrl: "https://vendor.example/h5",
      },
      durationMs: expect.any(Number),
    });
  });

  it("sends exactly the parameters it is given, as a POST without a body", async () => {
    await clientFor(server.origin).initialize(PARAMETERS);
    const [request] = server.requests;
    expect(receivedParameters(request?.target ?? "")).toEqual(PARAMETERS);
    expect(request).toMatchObject({
      method: "POST",
      body: "",
      headers: { "x-acs-action": "Initialize", "x-acs-version": "2022-08-09", "content-length": "0" },
    });
  });

  it("has no Protocol and no address when none came", async () => {
    body = { Code: "Success", Result: { TransactionId: "hks1" } };
    expect(await clientFor(server.origin).initialize(PARAMETERS)).toMatchObject({
      requestId: null,
      message: null,
      result: { TransactionId: "hks1", Protocol: null, TransactionUrl: null },
    });
  });
});

describe("checkResult", () => {
  it.each([
    [
      "a verdict",
      { Passed: "Y", SubCode: "200", ExtIdInfo: '{"a":1}' },
      { Passed: "Y", SubCode: "200", ExtIdInfo: '{"a":1}' },
    ],
    [
      "a number and an object",
      { Passed: "N", SubCode: 205, ExtIdInfo: { a: 1 } },
      { Passed: "N", SubCode: "205", ExtIdInfo: '{"a":1}' },
    ],
    ["no details", { Passed: "N" }, { Passed: "N", SubCode: null, ExtIdInfo: null }],
    ["no result at all", undefined, { Passed: null, SubCode: null, ExtIdInfo: null }],
  ])("reads %s", async (_what, Result, result) => {
    body = { ...SUCCESS, Result };
    expect(await clientFor(server.origin).checkResult({ ...IDS, IsReturnImage: "N" })).toMatchObject({
      kind: "accepted",
      result,
    });
    expect(receivedParameters(server.requests[0]?.target ?? "")).toEqual({ ...IDS, IsReturnImage: "N" });
    expect(server.requests[0]?.headers["x-acs-action"]).toBe("CheckResult");
  });

  it("takes answers with pictures in them", async () => {
    body = { ...SUCCESS, Result: { Passed: "Y", ExtIdInfo: "x".repeat(2_000_000) } };
    expect(await clientFor(server.origin).checkResult(IDS)).toMatchObject({ kind: "accepted" });
  });
});

describe("checkVerifyLog", () => {
  const asked = () => clientFor(server.origin).checkVerifyLog(IDS);

  it("asks with the two ids and hands over what is known, and the whole as it came", async () => {
    const Result = {
      VerifyStatus: 1,
      InterruptPage: "OCR拍摄证件页面",
      InterruptPageEn: "OCR_SCAN",
      VerifyErrorCode: "1006",
      LogInfo: ["10:02:15 …"],
      LogStatisticsInfo: '{"ocrOverTimes":0}',
      Unheard: { of: true },
    };
    body = { ...SUCCESS, Result };
    expect(await asked()).toMatchObject({
      kind: "accepted",
      result: {
        VerifyStatus: "1",
        InterruptPage: "OCR拍摄证件页面",
        InterruptPageEn: "OCR_SCAN",
        VerifyErrorCode: "1006",
        Passed: null,
        SubCode: null,
        whole: JSON.stringify(Result),
      },
    });
    expect(receivedParameters(server.requests[0]?.target ?? "")).toEqual(IDS);
    expect(server.requests[0]?.headers["x-acs-action"]).toBe("CheckVerifyLog");
  });

  it("takes an answer in which every field is missing", async () => {
    body = { ...SUCCESS, Result: {} };
    expect(await asked()).toMatchObject({
      kind: "accepted",
      result: { VerifyStatus: null, VerifyErrorCode: null },
    });
  });
});

describe("deleteVerifyResult", () => {
  const deleted = () =>
    clientFor(server.origin).deleteVerifyResult({ TransactionId: IDS.TransactionId, DeleteType: "All" });

  it.each([
    ["the documented Code 200", { Code: "200", Result: { DeleteResult: "Y" } }, "200", "Y"],
    ["200 as a number", { Code: 200, Result: { DeleteResult: "N" } }, "200", "N"],
    ["Success as elsewhere", { Code: "Success", Result: {} }, "Success", null],
  ])("is accepted with %s", async (_name, answer, code, DeleteResult) => {
    body = { RequestId: "R", Message: "success", ...answer };
    expect(await deleted()).toMatchObject({ kind: "accepted", code, result: { DeleteResult } });
    expect(receivedParameters(server.requests[0]?.target ?? "")).toEqual({
      TransactionId: IDS.TransactionId,
      DeleteType: "All",
    });
  });

  it("is refused with any other Code, and 200 is no success of the others", async () => {
    body = { Code: "TransactionIdInvalid" };
    expect(await deleted()).toMatchObject({ kind: "refused", code: "TransactionIdInvalid" });
    body = { Code: "200", Result: { Passed: "Y", SubCode: "200" } };
    expect(await clientFor(server.origin).checkResult(IDS)).toMatchObject({ kind: "refused", code: "200" });
  });
});

describe("keepalive", () => {
  it("sends nothing but the action", async () => {
    body = { ...SUCCESS, Result: { Result: "SUCCESS" } };
    expect(await clientFor(server.origin).keepalive()).toMatchObject({ kind: "accepted", result: {} });
    expect(server.requests[0]).toMatchObject({ target: "/?", headers: { "x-acs-action": "KeepaliveIntl" } });
  });
});

describe("a client", () => {
  it("uses connections again, those of other clients too, and a new nonce for each call", async () => {
    for (let call = 0; call < 10; call++) {
      const client = clientFor(server.origin);
      await client.initialize(PARAMETERS);
      await client.close();
    }
    // A connection is free again a turn of the event loop after its answer, so that a second one may be opened.
    expect(new Set(server.requests.map(({ connection }) => connection)).size).toBeLessThanOrEqual(2);
    expect(new Set(server.requests.map(({ headers }) => headers["x-acs-signature-nonce"])).size).toBe(10);
  });

  it("shows neither its secret nor its key id", () => {
    const client = clientFor(server.origin);
    expectNoTrace(client);
    expect(inspect(client, { depth: null, showHidden: true })).not.toContain("LTAI");
  });

  it("waits for the calls under way when it is closed, and refuses later ones", async () => {
    const client = clientFor(server.origin);
    let ended = false;
    const call = client.initialize(PARAMETERS).then(() => {
      ended = true;
    });
    await client.close();
    expect(ended).toBe(true);
    await call;
    const error = await client.initialize(PARAMETERS).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expectNoTrace(error);
    expect(server.requests).toHaveLength(1);
  });

  it("trims a credential that was pasted with blanks", async () => {
    const credential = { accessKeyId: ` ${KEY.accessKeyId}\n`, accessKeySecret: `\t${KEY.accessKeySecret} ` };
    await clientFor(server.origin, { credential }).keepalive();
    await clientFor(server.origin).keepalive();
    const [first, second] = server.requests.map(({ headers }) => headers.authorization?.split(",")[0]);
    expect(first).toBe(second);
  });
});

describe("settings that cannot work are not called", () => {
  const notSent = (reason: string) => ({
    kind: "unanswered",
    reason,
    httpStatus: null,
    requestId: null,
    executed: "no",
    durationMs: 0,
  });

  it.each([
    ["plain http", () => server.origin],
    ["a loopback address", () => server.origin.replace("http", "https")],
    ["a private address", () => "https://10.1.2.3"],
    ["another private address", () => "https://[fd00::1]"],
    ["another scheme", () => "ftp://cloudauth-intl.cn-hongkong.aliyuncs.com"],
    ["a path", () => "https://cloudauth-intl.cn-hongkong.aliyuncs.com/x"],
    ["a user name", () => "https://me@cloudauth-intl.cn-hongkong.aliyuncs.com"],
    ["no address", () => "::"],
  ])("an endpoint with %s", async (_what, endpoint) => {
    const outcome = await clientFor(endpoint(), { allowPrivate: false }).initialize(PARAMETERS);
    expect(outcome).toEqual(notSent("endpoint-not-allowed"));
    expectNoTrace(outcome);
    expect(server.requests).toEqual([]);
  });

  it("a name that leads to a private address", async () => {
    const outcome = await clientFor(`https://localhost:${server.port}`, { allowPrivate: false }).initialize(
      PARAMETERS,
    );
    expect(outcome).toMatchObject({ reason: "endpoint-not-allowed", executed: "no" });
    expectNoTrace(outcome, "localhost");
  });

  it.each([
    ["no secret", { ...KEY, accessKeySecret: " " }],
    ["no id", { ...KEY, accessKeyId: "" }],
    ["a line break in the id", { ...KEY, accessKeyId: "LTAI\r\nx: y" }],
    ["other letters in the token", { ...KEY, securityToken: "токен" }],
  ])("a credential with %s", async (_what, credential) => {
    const outcome = await clientFor(server.origin, { credential }).initialize(PARAMETERS);
    expect(outcome).toEqual(notSent("credential-unusable"));
    expect(server.requests).toEqual([]);
  });
});
