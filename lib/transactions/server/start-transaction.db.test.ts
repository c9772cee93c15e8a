import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "@/lib/kernel/errors";
import { database, pool } from "@/lib/platform/server/db";
import { open } from "@/lib/platform/server/seal";
import { changeSettings } from "@/lib/settings/server/settings-store";
import { giveUpOrphans } from "@/lib/transactions/server/give-up-orphans";
import { revealProtocol } from "@/lib/transactions/server/reveal-protocol";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import { accept, hangUp, refuse, startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import {
  addCredential,
  addPerson,
  addTransaction,
  eventsOf,
  refusalsOf,
  rowOf,
  startInput,
} from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.calls.length = 0;
  vendor.answers.Initialize = (call, res) => accept()(call, res);
});

afterEach(() => pool().query("UPDATE call_pace SET open_code = NULL, open_until = NULL"));

const start = (input = startInput(sandbox), by = operator) => startTransaction(by, input, "en");

test("an accepted call becomes pending, with its TransactionId and a deadline 30 minutes from its start", async () => {
  vendor.answers.Initialize = accept("hksb7ba1b28130d24e015d694361bee4", "the protocol");
  const before = Date.now();
  const started = await start();
  const row = await rowOf(started.id);
  expect(started).toMatchObject({ state: "pending", code: "Success" });
  expect(row).toMatchObject({
    state: "pending",
    environment: "sandbox",
    httpStatus: 200,
    transactionId: "hksb7ba1b28130d24e015d694361bee4",
    requestId: "130A2C10-B9EE-4D84-88E3-5384FF030000",
  });
  const deadline = row.deadline?.getTime() ?? 0;
  expect(deadline - 30 * 60_000).toBeGreaterThanOrEqual(before);
  expect(deadline - 30 * 60_000).toBeLessThanOrEqual(row.answeredAt?.getTime() ?? 0);
  expect(row.protocolSealed).not.toContain("the protocol");
  expect(await revealProtocol(operator, started.id)).toBe("the protocol");
  expect(await eventsOf(started.id)).toEqual([
    "transaction.requested",
    "transaction.answered",
    "transaction.revealed",
  ]);
});

test("the raw MerchantUserId is sent and kept only as a keyed hash, the CallbackToken kept only as a hash", async () => {
  const input = startInput(sandbox, { MerchantUserId: "somebody@example.com" });
  const { id } = await start(input);
  const sent = vendor.calls[0]?.parameters ?? {};
  const row = await rowOf(id);
  expect(sent.MerchantUserId).toMatch(/^[0-9a-f]{64}$/);
  expect(sent.MerchantUserId).not.toBe(createHash("sha256").update("somebody@example.com").digest("hex"));
  expect(row.merchantUserHash).toBe(sent.MerchantUserId);
  expect(sent.CallbackUrl).toBe(`http://127.0.0.1:3000/api/callbacks/${row.callbackId}`);
  expect(Buffer.from(row.callbackTokenHash ?? []).toString("hex")).toBe(
    createHash("sha256")
      .update(sent.CallbackToken ?? "")
      .digest("hex"),
  );
  const everything = JSON.stringify(
    await database().$queryRaw`
    SELECT (SELECT json_agg(t) FROM "transaction" t) AS t, (SELECT json_agg(a) FROM audit_entry a) AS a`,
  );
  expect(everything).not.toContain("somebody@example.com");
  expect(everything).not.toContain(sent.CallbackToken);
  expect(row.parameters).toMatchObject({ ProductCode: "ID_OCR", DocType: "01000000" });
});

test("an operator may send the raw MerchantUserId; what is kept is the same hash", async () => {
  const hashed = await start(startInput(sandbox, { MerchantUserId: "user-1" }));
  const raw = await start(startInput(sandbox, { MerchantUserId: "user-1", hashMerchantUserId: false }));
  expect(vendor.calls[1]?.parameters.MerchantUserId).toBe("user-1");
  const [one, two] = [await rowOf(hashed.id), await rowOf(raw.id)];
  expect(two.merchantUserHash).toBe(one.merchantUserHash);
  expect([one.merchantUserHashed, two.merchantUserHashed]).toEqual([true, false]);
});

test("twenty simultaneous uses of one submission make one call and one transaction", async () => {
  vendor.answers.Initialize = async (call, res) => {
    await new Promise((resolve) => setImmediate(resolve));
    accept()(call, res);
  };
  const input = startInput(sandbox);
  const started = await Promise.all(Array.from({ length: 20 }, () => start(input)));
  expect(vendor.calls).toHaveLength(1);
  expect(new Set(started.map(({ id }) => id)).size).toBe(1);
  expect(await database().transaction.count({ where: { submissionId: input.submissionId } })).toBe(1);
  const again = await start(input);
  expect(again).toMatchObject({ id: started[0]?.id, state: "pending" });
  expect(vendor.calls).toHaveLength(1);
});

test("a submission that was used finds its transaction although its credential is retired by now", async () => {
  const id = await addCredential("sandbox", vendor.origin);
  const input = startInput(id);
  const started = await start(input);
  await database().credential.update({
    where: { id },
    data: { retiredAt: new Date() },
    select: { id: true },
  });
  expect(await start(input)).toMatchObject({ id: started.id, state: "pending" });
  expect(vendor.calls).toHaveLength(1);
});

test("a MerchantBizId that was used before is refused on its field, and nothing is sent", async () => {
  const first = startInput(sandbox);
  await start(first);
  const second = startInput(sandbox, { MerchantBizId: first.draft.MerchantBizId });
  await expect(start(second)).rejects.toMatchObject({
    code: "conflict",
    fieldErrors: { "draft.MerchantBizId": expect.any(String) },
  });
  expect(vendor.calls).toHaveLength(1);
  expect(await refusalsOf((await start(first)).id)).toEqual([{ reason: "used-merchant-biz-id" }]);
});

test("a definite refusal rejects the transaction, with the vendor's Code and RequestId", async () => {
  vendor.answers.Initialize = refuse(400, "InvalidParameter");
  const started = await start();
  expect(started).toMatchObject({ state: "rejected", code: "InvalidParameter" });
  expect(await rowOf(started.id)).toMatchObject({
    state: "rejected",
    httpStatus: 400,
    requestId: "130A2C10-B9EE-4D84-88E3-5384FF030000",
    transactionId: null,
    deadline: null,
  });
});

test.each([
  ["a connection that breaks after the call was sent", hangUp, "connection-reset"],
  ["an InternalError, which may have been executed", refuse(500, "InternalError"), "InternalError"],
])("%s leaves an unknown transaction, called once", async (_, answer, code) => {
  vendor.answers.Initialize = answer;
  const started = await start();
  expect(started).toMatchObject({ state: "unknown", code });
  expect(await rowOf(started.id)).toMatchObject({ state: "unknown", code });
  expect(vendor.calls).toHaveLength(1);
  expect(await eventsOf(started.id)).toEqual(["transaction.requested", "transaction.answered"]);
});

test("a call that may not leave the console is kept as one that was not executed", async () => {
  const live = await addCredential("live", "https://127.0.0.1:9");
  const started = await start(startInput(live, { callbackTo: "none" }));
  expect(started).toMatchObject({ state: "rejected", code: "endpoint-not-allowed" });
  expect(await rowOf(started.id)).toMatchObject({ answeredAt: null, transactionId: null });
});

test("a live call cannot ask for callbacks to a console without https, and says so on the field", async () => {
  const live = await addCredential("live", vendor.origin);
  await expect(start(startInput(live))).rejects.toMatchObject({
    code: "bad-input",
    fieldErrors: { "draft.CallbackUrl": expect.any(String) },
  });
  const own = startInput(live, { callbackTo: "own", CallbackUrl: "http://localhost/x" });
  await expect(start(own)).rejects.toMatchObject({
    fieldErrors: { "draft.CallbackUrl": expect.any(String) },
  });
  expect(vendor.calls).toHaveLength(0);
});

describe("a DocType that the vendor's table does not list", () => {
  const unlisted = (DocType = "99990001") => startInput(sandbox, { DocType });
  const permit = (permitted: boolean) => changeSettings(operator, { "docTypes.unlisted": permitted });
  afterEach(() => permit(false));

  test("is refused on its field and on record, whatever the form said; nothing is stored or sent", async () => {
    const input = unlisted();
    const problem = await start(input).catch((thrown: unknown) => thrown);
    expect(problem).toBeInstanceOf(AppError);
    expect(problem).toMatchObject({
      code: "bad-input",
      fieldErrors: { "draft.DocType": expect.stringContaining("DocType is one of the codes") },
    });
    expect(vendor.calls).toEqual([]);
    expect(await database().transaction.count({ where: { submissionId: input.submissionId } })).toBe(0);
    expect(await refusalsOf(sandbox)).toEqual([{ reason: "unlisted-document", fields: ["DocType"] }]);
  });

  test("is sent and kept as it was typed once an admin permits it, and refused again after that", async () => {
    await permit(true);
    const { id } = await start(unlisted("DOC_9-z"));
    expect(vendor.calls[0]?.parameters?.DocType).toBe("DOC_9-z");
    expect(await rowOf(id)).toMatchObject({ docType: "DOC_9-z", parameters: { DocType: "DOC_9-z" } });
    await expect(start(unlisted("a b"))).rejects.toMatchObject({ code: "bad-input" });
    await permit(false);
    await expect(start(unlisted())).rejects.toMatchObject({ code: "bad-input" });
    expect(vendor.calls).toHaveLength(1);
  });
});

test("a retired credential starts nothing and leaves no intent", async () => {
  const id = await addCredential("sandbox", vendor.origin);
  await database().credential.update({
    where: { id },
    data: { retiredAt: new Date() },
    select: { id: true },
  });
  const count = await database().transaction.count();
  await expect(start(startInput(id))).rejects.toBeInstanceOf(AppError);
  expect(await database().transaction.count()).toBe(count);
  expect(vendor.calls).toHaveLength(0);
});

test("an intent whose process died is unknown after two minutes, not before, and once only", async () => {
  const createdAt = new Date();
  const silence = { transactionId: null, deadline: null, answeredAt: null, code: null, httpStatus: null };
  const { id } = await addTransaction(operator, sandbox, { state: "requested", createdAt, ...silence });
  const later = (ms: number) => new Date(createdAt.getTime() + ms);
  expect(await giveUpOrphans(operator, later(119_000))).toEqual([]);
  const sweeps = await Promise.all([1, 2, 3].map(() => giveUpOrphans(operator, later(121_000))));
  expect(sweeps.flat()).toEqual([id]);
  expect(await rowOf(id)).toMatchObject({ state: "unknown", code: "interrupted" });
  expect(await eventsOf(id)).toEqual(["transaction.answered"]);
});

test("a sealed Protocol opens for its own transaction alone", async () => {
  const { id } = await start();
  const other = await start();
  const { protocolSealed } = await rowOf(id);
  expect(() => open(protocolSealed ?? "", `transaction:${other.id}:protocol`)).toThrow();
});

describe("while refusals have paused the calls", () => {
  const pauseCalls = () =>
    pool().query(
      `UPDATE call_pace SET open_code = 'Forbidden.ExceptionRepeatedInvoke',
      open_until = clock_timestamp() + interval '10 minutes' WHERE account = 'sandbox' AND operation = 'Initialize'`,
    );

  test("nothing is stored, nothing is sent, and the reason is told with its end", async () => {
    await start();
    await pauseCalls();
    vendor.calls.length = 0;
    const count = await database().transaction.count();
    await expect(start()).rejects.toMatchObject({
      code: "too-many-requests",
      messageKey: "limits.problems.paused",
      values: { code: "Forbidden.ExceptionRepeatedInvoke", until: expect.stringMatching(/^[\d:]{8} UTC$/) },
    });
    expect(await database().transaction.count()).toBe(count);
    expect(vendor.calls).toHaveLength(0);
  });

  test("a submission that was used finds its transaction all the same", async () => {
    const input = startInput(sandbox);
    const started = await start(input);
    await pauseCalls();
    expect(await start(input)).toMatchObject({ id: started.id, state: "pending" });
  });
});

test("a vendor that says stop pauses the calls with its first answer", async () => {
  vendor.answers.Initialize = refuse(401, "Forbidden.ExceptionRepeatedInvoke");
  expect(await start()).toMatchObject({ state: "rejected" });
  await expect(start()).rejects.toMatchObject({ messageKey: "limits.problems.paused" });
  expect(vendor.calls).toHaveLength(1);
});
