import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";
import { PARAMETERS } from "@/lib/initialize/parameters";
import { INITIALIZE_REQUIRED, initializeRules } from "@/lib/sandbox/operations/parameter-rules";
import { startReceiver } from "@/lib/sandbox/testing/http";
import { LEAST, openTransaction, startSandbox, type TestSandbox } from "@/lib/sandbox/testing/start-sandbox";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

function initialize(changed: Record<string, string>) {
  return sandbox.call("Initialize", { ...LEAST, ...changed });
}

describe("Initialize answers Success", () => {
  test("with a TransactionId and a Protocol of the vendor's form", async () => {
    const { status, body } = await initialize({});
    expect(status).toBe(200);
    expect(body).toEqual({
      RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      Code: "Success",
      Message: "success",
      Result: {
        TransactionId: expect.stringMatching(/^hks[0-9a-f]{29}$/),
        Protocol: expect.stringMatching(/^hks.{60}/),
      },
    });
  });

  test("with another TransactionId each time, the same MerchantBizId or not", async () => {
    expect(await openTransaction(sandbox)).not.toBe(await openTransaction(sandbox));
  });

  test("for a deadline 30 minutes away", async () => {
    const id = await openTransaction(sandbox);
    const { body } = await sandbox.control("GET", `transactions/${id}`);
    expect(Date.parse(String(body.deadline)) - Date.parse(String(body.createdAt))).toBe(30 * 60_000);
    expect(body).toMatchObject({ TransactionId: id, status: "waiting", docType: LEAST.DocType });
  });

  test.each(DOCUMENT_TYPES.map(({ code }) => code))("for DocType %s", async (DocType) => {
    expect(await initialize({ DocType })).toMatchObject({ status: 200 });
  });

  const listed = PARAMETERS.filter(({ name }) => name !== "DocPageConfig").flatMap(({ name, values = [] }) =>
    values.map(({ value }) => [name, value] as const),
  );
  test.each(listed)("for %s %s, as the contract lists it", async (name, value) => {
    expect(await initialize({ [name]: value })).toMatchObject({ status: 200 });
  });

  test.each([
    ["SceneCode", "A_9z567890"],
    ["MerchantBizId", "a".repeat(32)],
    ["MerchantUserId", "!'()*~+%&= 李四 🙂"],
    ["MetaInfo", `{"ua":"${"x".repeat(4000)}"}`],
    ["MetaInfo", '{ "zimVer":"3.0.0", "osVersion": "iOS 10.3.2" }'],
    ["CallbackToken", "NMjvQanQgplBSaEI0sL86WnQplB"],
    ["DocPageConfig", "[]"],
    ["SceneCode", ""],
    ["NobodyKnows", "this"],
  ])("for %s %s", async (name, value) => {
    expect(await initialize({ [name]: value })).toMatchObject({ status: 200 });
  });

  test("for the back page of a mainland card", async () => {
    const back = { DocType: "00000001", DocPageConfig: '["OCR_ID_BACK"]' };
    expect(await initialize(back)).toMatchObject({ status: 200 });
  });
});

describe("Initialize refuses", () => {
  test.each(INITIALIZE_REQUIRED)(
    "a call without %s, or with an empty one: MissingParameter",
    async (name) => {
      const { [name]: _left, ...rest } = LEAST;
      for (const parameters of [rest, { ...rest, [name]: "" }]) {
        const { status, body } = await sandbox.call("Initialize", parameters);
        expect({ status, Code: body.Code }).toEqual({ status: 400, Code: "MissingParameter" });
        expect(body.Message).toContain(name);
        expect(body).not.toHaveProperty("Result");
      }
    },
  );

  test.each([
    ["ProductCode", "ID_PRO"],
    ["SceneCode", "12345678901"],
    ["SceneCode", "a-b"],
    ["SceneCode", "场景"],
    ["MerchantBizId", "a".repeat(33)],
    ["MerchantBizId", "a_b"],
    ["MerchantBizId", "abc\n"],
    ["MetaInfo", "not json"],
    ["MetaInfo", "[]"],
    ["MetaInfo", "null"],
    ["MetaInfo", JSON.stringify(LEAST.MetaInfo)],
    ["IdSpoof", "y"],
    ["DocType", "1000000"],
    ["DocType", "00000011"],
    ["DocType", "00000012"],
    ["IdThreshold", "4"],
    ["CallbackUrl", "http://example.com/hook"],
    ["CallbackUrl", "http://localhost.example.com/hook"],
    ["CallbackUrl", "http://127.0.0.1@example.com/hook"],
    ["CallbackUrl", "ftp://127.0.0.1/hook"],
    ["CallbackUrl", "127.0.0.1/hook"],
    ["CallbackUrl", "https:127.0.0.1"],
    ["CallbackUrl", "https://a:b@127.0.0.1/hook"],
    ["DocPageConfig", "OCR_ID_BACK"],
    ["DocPageConfig", '["OCR_ID_FRONT"]'],
    ["DocPageConfig", '["OCR_ID_BACK"]'],
    ["ShowGuidePage", "yes"],
    ["DocScanMode", "Shoot"],
  ])("%s %s: InvalidParameter that names it and not the value", async (name, value) => {
    const { status, body } = await initialize({ [name]: value });
    expect({ status, Code: body.Code }).toEqual({ status: 400, Code: "InvalidParameter" });
    expect(body.Message).toContain(`Parameter ${name} is invalid`);
    if (value.length > 8 && name !== "DocPageConfig") expect(body.Message).not.toContain(value);
    expect(body).not.toHaveProperty("Result");
  });
});

test("MetaInfo that was encoded twice is told from other faults", async () => {
  const { body } = await initialize({ MetaInfo: JSON.stringify(LEAST.MetaInfo) });
  expect(body.Message).toContain("encoded twice");
});

describe("the rules here and the contract's table", () => {
  test("know the same parameters", () => {
    expect(Object.keys(initializeRules(new Set()))).toEqual(PARAMETERS.map(({ name }) => name));
  });

  test("agree on what is required", () => {
    const required = PARAMETERS.filter((spec) => spec.required).map(({ name }) => name);
    expect([...INITIALIZE_REQUIRED]).toEqual(required);
  });
});

describe("the probe of CallbackUrl", () => {
  test("is one GET of the address as given, before the call is answered", async () => {
    const receiver = await startReceiver();
    const CallbackUrl = `${receiver.url}?own=1`;
    expect(await initialize({ CallbackUrl, CallbackToken: "t" })).toMatchObject({ status: 200 });
    expect(receiver.received).toEqual([{ method: "GET", target: "/hook?own=1" }]);
    await receiver.close();
  });

  test("reaches localhost by name", async () => {
    const receiver = await startReceiver();
    const CallbackUrl = receiver.url.replace("127.0.0.1", "localhost");
    expect(await initialize({ CallbackUrl })).toMatchObject({ status: 200 });
    await receiver.close();
  });

  test.each([302, 404, 500])("refuses an address that answers %i, and follows nothing", async (status) => {
    const receiver = await startReceiver((_, response) =>
      response.writeHead(status, { location: "/ok" }).end(),
    );
    const { status: answered, body } = await initialize({ CallbackUrl: receiver.url });
    expect({ answered, Code: body.Code }).toEqual({ answered: 400, Code: "InvalidParameter" });
    expect(body.Message).toContain("CallbackUrl");
    expect(receiver.received).toHaveLength(1);
    await receiver.close();
  });

  test("refuses an address where nobody listens", async () => {
    const receiver = await startReceiver();
    await receiver.close();
    for (const CallbackUrl of [receiver.url, receiver.url.replace("http:", "https:")]) {
      expect(await initialize({ CallbackUrl })).toMatchObject({
        status: 400,
        body: { Code: "InvalidParameter" },
      });
    }
  });

  test("refuses an address that stays silent, after its time-out", async () => {
    const receiver = await startReceiver(() => undefined);
    expect(await initialize({ CallbackUrl: receiver.url })).toMatchObject({ status: 400 });
    await receiver.close();
  });
});
