import { afterAll, beforeAll, expect, test } from "vitest";
import { Store } from "@/lib/sandbox/state/store";
import { LEAST, openTransaction, startSandbox, type TestSandbox } from "@/lib/sandbox/testing/start-sandbox";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const GONE = { status: 400, body: { Code: "TransactionIdInvalid" } };

async function finished(): Promise<string> {
  const id = await openTransaction(sandbox);
  await sandbox.control("POST", `transactions/${id}/orders`, { order: "pass" });
  return id;
}

function erase(TransactionId: string, parameters: Record<string, string> = {}) {
  return sandbox.call("DeleteVerifyResult", { TransactionId, ...parameters });
}

function check(TransactionId: string) {
  const { MerchantBizId } = LEAST;
  return sandbox.call("CheckResult", { TransactionId, MerchantBizId, IsReturnImage: "Y" });
}

/** Names of what CheckResult still gives of the document. */
async function rest(id: string): Promise<string[]> {
  const { body } = await check(id);
  return Object.keys(JSON.parse(String(Object(body.Result).ExtIdInfo)));
}

test("all is gone at once, is so for good, and may be asked for again", async () => {
  const id = await finished();
  const done = { status: 200, body: { Code: "200", Result: { DeleteResult: "Y", TransactionId: id } } };
  expect(await erase(id)).toMatchObject(done);
  expect(await check(id)).toMatchObject(GONE);
  expect(await erase(id, { DeleteType: "All" })).toMatchObject(done);
  const reread = await Store.open({ folder: sandbox.folder, now: () => sandbox.clock.now });
  expect(reread.store.transaction(id)).toMatchObject({ deleted: ["All"] });
  await reread.store.close();
});

test("pictures and text go apart, and both together are all", async () => {
  const [pictured, read] = [await finished(), await finished()];
  await erase(pictured, { DeleteType: "Img" });
  expect(await rest(pictured)).toEqual(["ocrIdInfo", "ocrIdPassed"]);
  await erase(read, { DeleteType: "Text" });
  expect(await rest(read)).toEqual(["idImage"]);
  await erase(read, { DeleteType: "Img" });
  expect(await check(read)).toMatchObject(GONE);
});

test("after the query: once more it is given, then it is gone", async () => {
  const id = await finished();
  expect(await erase(id, { DeleteAfterQuery: "Y" })).toMatchObject({ status: 200 });
  expect(await check(id)).toMatchObject({ status: 200 });
  expect(await check(id)).toMatchObject(GONE);
});

test("refuses an unknown id, a wrong choice, and one that is under way", async () => {
  expect(await erase("hks0")).toMatchObject(GONE);
  const id = await openTransaction(sandbox);
  expect(await erase(id, { DeleteType: "Some" })).toMatchObject({ body: { Code: "InvalidParameter" } });
  expect(await erase(id)).toMatchObject({ status: 404, body: { Code: "ProcessNotCompleted" } });
  sandbox.clock.now += 31 * 60_000;
  expect(await erase(id)).toMatchObject({ status: 200 });
});
