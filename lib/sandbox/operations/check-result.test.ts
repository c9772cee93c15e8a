import { crc32, inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "@/lib/sandbox/testing/http";
import { LEAST, openTransaction, startSandbox, type TestSandbox } from "@/lib/sandbox/testing/start-sandbox";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const { MerchantBizId } = LEAST;

function check(TransactionId: string, changed: Record<string, string> = {}) {
  return sandbox.call("CheckResult", { TransactionId, MerchantBizId, ...changed });
}

function order(id: string, body: Record<string, string>) {
  return sandbox.control("POST", `transactions/${id}/orders`, body);
}

/** Opens a transaction, ends it, and reads what CheckResult says of the document. */
async function documentOf(
  parameters: Record<string, string>,
  body: Record<string, string> = { order: "pass" },
) {
  const id = await openTransaction(sandbox, parameters);
  await order(id, body);
  return extIdInfo(await check(id));
}

function extIdInfo({ body }: Reply) {
  const result: unknown = body.Result;
  if (typeof result !== "object" || result === null || !("ExtIdInfo" in result))
    throw new Error("no ExtIdInfo");
  expect(typeof result.ExtIdInfo).toBe("string");
  return JSON.parse(String(result.ExtIdInfo));
}

/** Width and height of a base64 PNG, read chunk by chunk; throws unless checksums and number of pixels are right. */
function pictureSize(base64: string): number[] {
  const bytes = Buffer.from(base64, "base64");
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    expect(bytes.readUInt32BE(end)).toBe(crc32(bytes.subarray(at + 4, end)));
    chunks.set(bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, end));
    at = end + 4;
  }
  const header = chunks.get("IHDR") ?? Buffer.alloc(8);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  expect(inflateSync(chunks.get("IDAT") ?? "")).toHaveLength((width + 1) * height);
  expect([...chunks.keys()].at(-1)).toBe("IEND");
  return [width, height];
}

describe("CheckResult", () => {
  test.each(["TransactionId", "MerchantBizId"])("needs %s", async (name) => {
    const { status, body } = await check("hks", { [name]: "" });
    expect({ status, Code: body.Code }).toEqual({ status: 400, Code: "MissingParameter" });
    expect(body.Message).toContain(name);
  });

  test("refuses an unknown TransactionId, another MerchantBizId and a bad IsReturnImage", async () => {
    const id = await openTransaction(sandbox);
    expect(await check("hks0")).toMatchObject({ status: 400, body: { Code: "TransactionIdInvalid" } });
    expect(await check("__proto__")).toMatchObject({ status: 400, body: { Code: "TransactionIdInvalid" } });
    const other = await check(id, { MerchantBizId: "another" });
    expect(other).toMatchObject({ status: 400, body: { Code: "InvalidParameter" } });
    expect(other.body.Message).toContain("MerchantBizId");
    expect(await check(id, { IsReturnImage: "yes" })).toMatchObject({ body: { Code: "InvalidParameter" } });
  });

  test("says ProcessNotCompleted while the device is waited for, after the deadline, and when abandoned", async () => {
    const id = await openTransaction(sandbox);
    const open = { status: 404, body: { Code: "ProcessNotCompleted" } };
    expect(await check(id)).toMatchObject(open);
    const left = await openTransaction(sandbox);
    expect(await order(left, { order: "abandon" })).toMatchObject({ body: { status: "abandoned" } });
    expect(await check(left)).toMatchObject(open);
    sandbox.clock.now += 31 * 60_000;
    expect(await check(id)).toMatchObject(open);
  });

  test("gives the verdict of a pass, the same each time", async () => {
    const id = await openTransaction(sandbox);
    await order(id, { order: "pass" });
    const first = await check(id);
    expect(first).toMatchObject({
      status: 200,
      body: { Code: "Success", Result: { Passed: "Y", SubCode: "200" } },
    });
    expect((await check(id)).body.Result).toEqual(first.body.Result);
  });

  test("gives the verdict of a failure with its SubCode", async () => {
    const id = await openTransaction(sandbox);
    await order(id, { order: "fail", subCode: "206" });
    expect(await check(id)).toMatchObject({ status: 200, body: { Result: { Passed: "N", SubCode: "206" } } });
  });

  test("no longer knows a result after 30 days", async () => {
    const id = await openTransaction(sandbox);
    await order(id, { order: "pass" });
    sandbox.clock.now += 30 * 24 * 60 * 60_000;
    expect(await check(id)).toMatchObject({ status: 400, body: { Code: "TransactionIdInvalid" } });
  });
});

describe("ExtIdInfo", () => {
  const hongKong =
    "name englishName nameCode sex birthDate idNumber currentIssueDate firstIssueDate isPermanent symbols";
  const permit = "name englishName sex birthDate idNumber issueDate expiryDate originOfIssue";
  test.each([
    ["00000006", hongKong],
    ["00000008", hongKong],
    ["00000007", `${permit} placeOfIssue`],
    ["000000012", `${permit} placeOfIssue`],
    ["00000009", permit],
    ["01000000", "surname givenname sex birthDate passportNo nationality expiryDate countryCode"],
    ["00000001", "name sex nationality birthDate address idNumber"],
    ["000000011", permit],
  ])("has the fields of DocType %s", async (DocType, fields) => {
    const info = await documentOf({ DocType });
    expect(Object.keys(info.ocrIdInfo).sort()).toEqual(fields.split(" ").sort());
    expect(info).toMatchObject({ ocrIdPassed: "Y" });
    expect(info).not.toHaveProperty("spoofInfo");
    expect(info).not.toHaveProperty("ocrIdBackInfo");
  });

  test.each([
    [{ DocType: "01000000" }, ["idImage"]],
    [{ DocType: "00000001", DocPageConfig: '["OCR_ID_BACK"]' }, ["idImage", "idBackImage"]],
  ])("carries whole pictures when they are asked for, and else none (%j)", async (parameters, names) => {
    const id = await openTransaction(sandbox, parameters);
    await order(id, { order: "pass" });
    const [plain, pictured] = [
      extIdInfo(await check(id)),
      extIdInfo(await check(id, { IsReturnImage: "Y" })),
    ];
    expect(Object.keys(pictured).filter((name) => !(name in plain))).toEqual(names);
    for (const name of names) expect(pictureSize(String(pictured[name]))).toEqual([160, 100]);
  });

  test("has the back of a mainland card when it was asked for", async () => {
    const info = await documentOf({ DocType: "00000001", DocPageConfig: '["OCR_ID_BACK"]' });
    expect(info).toHaveProperty("ocrIdBackInfo.expiryDate");
  });

  test("says whether the original is authentic, when IdSpoof asks", async () => {
    expect(await documentOf({ IdSpoof: "Y" })).toMatchObject({
      spoofInfo: { spoofResult: "N", spoofType: [] },
    });
    const forged = await documentOf({ IdSpoof: "Y" }, { order: "fail", subCode: "205" });
    expect(forged).toMatchObject({
      ocrIdPassed: "N",
      spoofInfo: { spoofResult: "Y", spoofType: ["SCREEN_REMARK"] },
    });
  });
});
