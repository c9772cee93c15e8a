import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { database } from "@/lib/platform/server/db";
import { runScenario } from "@/lib/scenarios/server/run-scenario";
import { addCredential, addPerson, eventsOf } from "@/lib/transactions/testing/world";

/** What a sandbox was told and asked, in that order. */
const asked: string[] = [];
let scripts: unknown[] = [];
let controlStatus = 200;
const sandbox = createServer(async (req, res) => {
  let body = "";
  for await (const chunk of req) body += chunk;
  const isControl = req.url?.startsWith("/_sandbox/") === true;
  asked.push(isControl ? String(req.url) : String(req.headers["x-acs-action"]));
  if (isControl) scripts.push(JSON.parse(body));
  const answer = {
    RequestId: "R",
    Code: "Success",
    Result: { TransactionId: `hks${randomUUID().slice(0, 8)}`, Protocol: "p" },
  };
  res.writeHead(isControl ? controlStatus : 200, { "content-type": "application/json" });
  res.end(JSON.stringify(isControl ? {} : answer));
});
await new Promise<void>((resolve) => sandbox.listen(0, "127.0.0.1", resolve));
process.env.SANDBOX_ORIGIN = `http://127.0.0.1:${(sandbox.address() as AddressInfo).port}`;
const operator = await addPerson();
const credential = await addCredential("sandbox", process.env.SANDBOX_ORIGIN);
afterAll(() => sandbox.close());
beforeEach(() => {
  asked.length = 0;
  scripts = [];
  controlStatus = 200;
});

const run = (id: string, more: { submissionId?: string; credentialId?: string } = {}) =>
  runScenario(operator, { id, submissionId: randomUUID(), ...more }, "en");

test("tells the sandbox what is to happen, then starts an ordinary transaction with that MerchantBizId", async () => {
  const submissionId = randomUUID();
  const { id } = await run("callback-flipped", { submissionId });
  expect(asked).toEqual(["/_sandbox/scripts", "Initialize"]);
  const MerchantBizId = submissionId.replaceAll("-", "");
  const script = { device: { does: "pass", afterMs: 300 }, callbacks: [{ flipped: true }] };
  expect(scripts).toEqual([{ MerchantBizId, script }]);
  const stored = await database().transaction.findUniqueOrThrow({ where: { id } });
  expect(stored).toMatchObject({ merchantBizId: MerchantBizId, credentialId: credential, state: "pending" });
  expect(await eventsOf(id)).toEqual(["transaction.requested", "transaction.answered", "scenario.run"]);
});

test("the same press again starts nothing and is not recorded twice", async () => {
  const submissionId = randomUUID();
  const first = await run("device-passes", { submissionId });
  controlStatus = 409;
  expect(await run("device-passes", { submissionId })).toEqual(first);
  expect(asked.filter((each) => each === "Initialize")).toHaveLength(1);
  expect((await eventsOf(first.id)).filter((event) => event === "scenario.run")).toHaveLength(1);
});

test("without a sandbox that takes the script nothing is started", async () => {
  controlStatus = 500;
  await expect(run("device-passes")).rejects.toMatchObject({ code: "unavailable" });
  expect(asked).toEqual(["/_sandbox/scripts"]);
});

test("refuses what is no scenario, and a credential whose calls the sandbox would not get", async () => {
  await expect(run("toString")).rejects.toMatchObject({ code: "not-found" });
  const live = await addCredential("live", "https://cloudauth-intl.cn-hongkong.aliyuncs.com");
  await expect(run("device-passes", { credentialId: live })).rejects.toMatchObject({ code: "conflict" });
  expect(asked).toEqual([]);
});
