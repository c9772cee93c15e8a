import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addCredential, retireCredential } from "@/lib/credentials/server/change-credentials";
import { newId } from "@/lib/kernel/ids";
import { callWithin } from "@/lib/limits/server/call-within";
import { laneOf, type PacedCredential } from "@/lib/limits/server/lane";
import { noteAnswer } from "@/lib/limits/server/note-answer";
import { closeBreakersOf, readBreakers } from "@/lib/limits/server/open-breakers";
import { readHeadRoom } from "@/lib/limits/server/read-head-room";
import { reserveSlot } from "@/lib/limits/server/take-turn";
import { testStored } from "@/lib/limits/server/test-stored";
import { refusedWith } from "@/lib/limits/testing/outcomes";
import { as, person, theConsole } from "@/lib/people/server/people.test-kit";
import { env } from "@/lib/platform/server/env";

vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));

/** A vendor that says the same to everybody. */
let answer = { status: 200, body: '{"RequestId":"R-1","Code":"Success","Message":"success"}' };
let calls = 0;
const vendor = createServer((_req, res) => {
  calls++;
  res.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
});
let endpoint = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => vendor.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
  env().CONSOLE_PRIVATE_ENDPOINTS.push(endpoint);
});
afterAll(() => vendor.close());
beforeEach(() => {
  answer = { status: 200, body: '{"RequestId":"R-1","Code":"Success","Message":"success"}' };
  calls = 0;
});

async function newCredential(account = ""): Promise<PacedCredential & { id: string }> {
  const { id } = await addCredential(theConsole(), {
    name: `Key ${newId()}`,
    environment: "live",
    endpoint,
    accessKeyId: "LTAI5tTestTestTest123456",
    accessKeySecret: "SecretSecretSecretSecret012345",
    securityToken: "",
    account,
  });
  return { id, environment: "live", endpoint, account };
}

const refuse = async (credential: PacedCredential, code: string, times = 1) => {
  for (let time = 0; time < times; time++) await noteAnswer(credential, "Initialize", refusedWith(code));
};

async function roomFor(credential: { id: string }) {
  const { rooms } = await readHeadRoom(as(await person("operator")).actor, credential.id);
  return rooms[0];
}

describe("the head-room of a credential", () => {
  it("is the whole limit before anything was called", async () => {
    const credential = await newCredential();
    expect(await roomFor(credential)).toEqual({
      credentialId: credential.id,
      limit: 10,
      perSecond: 10,
      free: 10,
      waiting: 0,
      waitMs: 0,
      breaker: null,
    });
  });

  it("tells what the other keys of its account have taken", async () => {
    const account = newId();
    const [one, other] = [await newCredential(account), await newCredential(account)];
    for (let taken = 0; taken < 13; taken++) await reserveSlot(laneOf(one, "Initialize"), 60_000);
    const room = await roomFor(other);
    expect(room).toMatchObject({ free: 0, waiting: 3 });
    const next = await reserveSlot(laneOf(other, "Initialize"), 60_000);
    expect(Math.abs((room?.waitMs ?? 0) - next.waitMs)).toBeLessThan(1_000);
  });

  it("tells of a breaker with its Code and end, whether of the account or of the key alone", async () => {
    const account = newId();
    const [one, other] = [await newCredential(account), await newCredential(account)];
    await refuse(one, "InvalidAccessKeyId.Inactive", 5);
    expect((await roomFor(one))?.breaker).toMatchObject({ code: "InvalidAccessKeyId.Inactive" });
    expect((await roomFor(other))?.breaker).toBeNull();
    await refuse(one, "Forbidden.ExceptionRepeatedInvoke");
    expect((await roomFor(other))?.breaker).toMatchObject({ code: "Forbidden.ExceptionRepeatedInvoke" });
  });

  it("is told of every credential in use, to nobody who may not start", async () => {
    const [kept, retired] = [await newCredential(), await newCredential()];
    await retireCredential(theConsole(), retired.id);
    const { rooms } = await readHeadRoom(as(await person("operator")).actor);
    const ids = rooms.map(({ credentialId }) => credentialId);
    expect([ids.includes(kept.id), ids.includes(retired.id)]).toEqual([true, false]);
    await expect(readHeadRoom(as(await person("auditor")).actor)).rejects.toMatchObject({
      code: "not-allowed",
    });
  });
});

describe("an admin", () => {
  it("sees what is paused, with everybody concerned, and lets it go on, once", async () => {
    const account = newId();
    const [one, other] = [await newCredential(account), await newCredential(account)];
    await refuse(one, "Forbidden.ExceptionRepeatedInvoke");
    const boss = as(await person("admin"));
    const mine = (await readBreakers(boss.actor)).filter(
      ({ code }) => code === "Forbidden.ExceptionRepeatedInvoke",
    );
    expect(mine.map(({ names }) => names.length)).toContain(2);
    await closeBreakersOf(boss, other.id, "Initialize");
    expect((await roomFor(one))?.breaker).toBeNull();
    await expect(closeBreakersOf(boss, one.id, "Initialize")).rejects.toMatchObject({ code: "already-done" });
  });

  it("alone sees them", async () => {
    await expect(readBreakers(as(await person("operator")).actor)).rejects.toMatchObject({
      code: "not-allowed",
    });
  });
});

describe("a call within the rate", () => {
  it("goes out with a retired key too, and what comes of it is learned", async () => {
    const credential = await newCredential();
    await retireCredential(theConsole(), credential.id);
    answer = { status: 401, body: '{"Code":"Forbidden.ExceptionRepeatedInvoke","Message":"stop"}' };
    const ask = () =>
      callWithin(credential.id, "CheckResult", 0, (client) =>
        client.checkResult({ MerchantBizId: "m", TransactionId: "t" }),
      );
    expect(await ask()).toMatchObject({ kind: "refused" });
    await expect(ask()).rejects.toMatchObject({ breakerCode: "Forbidden.ExceptionRepeatedInvoke" });
    expect(calls).toBe(1);
  });
});

describe("the test of a stored key", () => {
  it("works, and is a call of its own operation", async () => {
    const { id } = await newCredential();
    expect(await testStored(id, "en")).toMatchObject({ kind: "works", requestId: "R-1" });
  });

  it("is not made while the vendor's refusals have paused it", async () => {
    const { id } = await newCredential();
    answer = { status: 400, body: '{"Code":"SignatureDoesNotMatch","Message":"no"}' };
    for (let time = 0; time < 5; time++)
      expect(await testStored(id, "en")).toMatchObject({ kind: "refused" });
    await expect(testStored(id, "en")).rejects.toMatchObject({ messageKey: "limits.problems.paused" });
    expect(calls).toBe(5);
  });
});
