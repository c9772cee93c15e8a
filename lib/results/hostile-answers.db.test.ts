// Whatever a vendor, or somebody in its place, answers: through the real client over a real connection into the real
// database each answer ends in one stored outcome, at the first try.
import fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import { closeConnections } from "@/lib/cloudauth/server/connections";
import { clientFor } from "@/lib/cloudauth/server/testing/calls";
import { recordingServer } from "@/lib/cloudauth/server/testing/recording-server";
import { TRANSACTION_ID } from "@/lib/initialize/transaction-id";
import { database } from "@/lib/platform/server/db";
import { log } from "@/lib/platform/server/log";
import { confirmResult } from "@/lib/results/server/confirm-result";
import type { Surroundings } from "@/lib/results/server/surroundings";
import { changeSettings } from "@/lib/settings/server/settings-store";
import { storeOutcome } from "@/lib/transactions/server/store-outcome";
import { TRANSACTION_ID_TAKEN } from "@/lib/transactions/silence";
import { newTransactionId } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson, addTransaction, eventsOf, rowOf } from "@/lib/transactions/testing/world";

let body = "";
const server = await recordingServer((response) =>
  response.writeHead(200, { "content-type": "application/json" }).end(body),
);
const client = clientFor(server.origin, { timeouts: { headersMs: 5_000, totalMs: 10_000 } });
const operator = await addPerson();
const sandbox = await addCredential("sandbox", server.origin);
afterAll(async () => {
  await closeConnections();
  await server.close();
});

const on: Surroundings = { now: () => new Date(), call: (_id, _operation, _patience, send) => send(client) };

/** JSON cannot be written as deep as it can be read: what stands for such a value is replaced in the text. */
const DEEP = "a value without end";
const asBody = (answer: unknown) =>
  JSON.stringify(answer).replaceAll(JSON.stringify(DEEP), `${"[".repeat(20_000)}${"]".repeat(20_000)}`);

const TAKEN = newTransactionId();
await addTransaction(operator, sandbox, { transactionId: TAKEN });

async function initialize(answer: unknown) {
  const silence = { transactionId: null, deadline: null, answeredAt: null, code: null, httpStatus: null };
  const { id } = await addTransaction(operator, sandbox, { state: "requested", ...silence });
  body = typeof answer === "string" ? answer : asBody(answer);
  const failed = vi.spyOn(log, "error");
  const outcome = await client.initialize({});
  const begun = performance.now();
  const started = await storeOutcome(operator, id, outcome, new Date());
  const errors = failed.mock.calls.length;
  failed.mockRestore();
  const row = await rowOf(id);
  expect(started).toMatchObject({ id, state: row.state, code: row.code, message: row.message });
  expect(await eventsOf(id)).toEqual(["transaction.answered"]);
  // The first pause before another try is longer than that.
  expect([errors, performance.now() - begun < 10_000]).toEqual([
    row.code === TRANSACTION_ID_TAKEN ? 1 : 0,
    true,
  ]);
  return row;
}

async function checkResult(answer: unknown) {
  const { id } = await addTransaction(operator, sandbox);
  body = typeof answer === "string" ? answer : asBody(answer);
  const failed = vi.spyOn(log, "error");
  const confirmation = await confirmResult(operator, id, "callback", on);
  expect(failed).not.toHaveBeenCalled();
  failed.mockRestore();
  const checks = await database().resultCheck.findMany({ where: { transactionId: id } });
  expect(checks).toHaveLength(1);
  const { state } = await rowOf(id);
  expect(confirmation.state).toBe(state);
  return { reading: confirmation.reading, state, ...checks[0] };
}

const success = (Result: unknown, over: object = {}) => ({
  RequestId: "130A2C10-B9EE-4D84-88E3-5384FF039999",
  Code: "Success",
  Message: "success",
  Result,
  ...over,
});
const accepted = (over: object = {}) => ({ TransactionId: newTransactionId(), Protocol: "p", ...over });
const verdict = (over: object = {}) => ({ Passed: "Y", SubCode: "200", ExtIdInfo: "{}", ...over });

describe("Initialize", () => {
  test.each([
    ["Message", success(accepted(), { Message: "a\0\ud800" }), { message: "a\ufffd\ufffd" }],
    [
      "TransactionUrl",
      success(accepted({ TransactionUrl: "https://x/\0" })),
      { transactionUrl: "https://x/\ufffd" },
    ],
  ])("%s that cannot be stored as it came leaves an accepted call accepted", async (_, answer, stored) => {
    expect(await initialize(answer)).toMatchObject({ state: "pending", code: "Success", ...stored });
  });

  test("what says why it was refused is stored as far as it can be", async () => {
    const AccessDeniedDetail = { PolicyType: "a\0", AuthAction: "b\ud800" };
    const row = await initialize({ Code: "NoPermission", AccessDeniedDetail });
    expect(row).toMatchObject({
      state: "rejected",
      accessDeniedDetail: { PolicyType: "a\ufffd", AuthAction: "b\ufffd" },
    });
  });

  test.each([
    ["with U+0000", "hks\0a", "TransactionId hks\ufffda"],
    ["without end", "x".repeat(200_000), expect.stringMatching(/^TransactionId x{400,}…$/)],
    ["a formula", "=cmd|' /C calc'!A0", "TransactionId =cmd|' /C calc'!A0"],
  ])("a TransactionId %s is not taken for one", async (_, TransactionId, message) => {
    const row = await initialize(success(accepted({ TransactionId })));
    expect(row).toMatchObject({
      state: "unknown",
      code: "answer-not-understood",
      message,
      transactionId: null,
    });
  });

  test.each([
    ["Protocol", { Protocol: "x".repeat(100_000) }],
    ["TransactionUrl", { TransactionUrl: "x".repeat(100_000) }],
    ["something else", { more: DEEP }],
  ])("an answer with %s beyond all bounds is not understood", async (_, over) => {
    const row = await initialize(success(accepted(over)));
    expect(row).toMatchObject({ state: "unknown", code: "answer-not-understood", transactionId: null });
  });

  test("a TransactionId that another transaction has is nobody's second time", async () => {
    expect(await initialize(success(accepted({ TransactionId: TAKEN })))).toMatchObject({
      state: "unknown",
      code: TRANSACTION_ID_TAKEN,
      message: `TransactionId ${TAKEN}`,
      httpStatus: 200,
      transactionId: null,
      protocolSealed: null,
      deadline: null,
    });
  });
});

describe("CheckResult", () => {
  test.each([
    [
      "Passed",
      success(verdict({ Passed: "Y\0" })),
      { passed: "Y\ufffd", reading: "no-verdict", state: "pending" },
    ],
    [
      "SubCode",
      success(verdict({ SubCode: "2\0" })),
      { subCode: "2\ufffd", reading: "no-verdict", state: "pending" },
    ],
    [
      "Message",
      success(verdict(), { Message: "m\0" }),
      { message: "m\ufffd", reading: "passed", state: "passed" },
    ],
  ])("%s with U+0000 is stored, and is not what it would be without", async (_, answer, stored) => {
    expect(await checkResult(answer)).toMatchObject(stored);
  });

  test.each([
    ["a Passed without end", verdict({ Passed: "x".repeat(100_000) })],
    ["details without end", verdict({ ExtIdInfo: JSON.stringify({ a: "x ".repeat(1_000_000) }) })],
    ["details that are nested without end", verdict({ ExtIdInfo: { a: DEEP } })],
  ])("%s is no verdict but an unreadable answer", async (_, result) => {
    const stored = { code: "answer-not-understood", passed: null, reading: "no-verdict", state: "pending" };
    expect(await checkResult(success(result))).toMatchObject(stored);
  });

  test("a picture under a name that cannot be stored", async () => {
    const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(60)]).toString("base64");
    const ExtIdInfo = JSON.stringify({ "a\0\ud800": picture });
    await changeSettings(await addPerson("admin"), { "images.kept": true });
    const { id, state } = await checkResult(success(verdict({ ExtIdInfo })));
    expect(state).toBe("passed");
    expect((await database().resultImage.findFirstOrThrow({ where: { checkId: id } })).name).toContain(
      "a\ufffd\ufffd",
    );
  });

  test("what the database refuses all the same is stored as an unreadable answer, so that the next waits longer", async () => {
    await database().$executeRawUnsafe(
      "ALTER TABLE result_check ADD CONSTRAINT no_such_thing CHECK (sub_code IS DISTINCT FROM '666')",
    );
    const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
    const { id } = await addTransaction(operator, sandbox);
    body = asBody(success(verdict({ SubCode: "666" })));
    expect(await confirmResult(operator, id, "callback", on)).toMatchObject({
      reading: "no-verdict",
      state: "pending",
      code: "answer-not-understood",
    });
    expect(await database().resultCheck.count({ where: { transactionId: id } })).toBe(1);
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });
});

const nasty = fc.oneof(
  fc.constantFrom(
    "\0",
    "\ud800",
    "Y",
    "N",
    "200",
    "205",
    "Success",
    "success",
    "ProcessNotCompleted",
    "__proto__",
    DEEP,
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((codes) => String.fromCharCode(...codes)),
  fc
    .constantFrom(300, 5_000, 100_000)
    .chain((length) => fc.constantFrom("x", "\0", "é", "😀").map((sign) => sign.repeat(length))),
  fc.jsonValue({ stringUnit: "binary" }),
  fc.double(),
);
const fields = (names: Record<string, fc.Arbitrary<unknown>>) => fc.record(names, { requiredKeys: [] });
const common = {
  RequestId: nasty,
  Message: nasty,
  AccessDeniedDetail: fields({ PolicyType: nasty, AuthAction: nasty }),
};
const code = fc.oneof({ weight: 4, arbitrary: fc.constant("Success") }, { weight: 1, arbitrary: nasty });
const id = fc.oneof(nasty, fc.constant(TAKEN), fc.constant(0).map(newTransactionId));

describe("whatever is answered ends in one stored outcome at the first try", () => {
  test("of Initialize", async () => {
    const Result = fc.oneof(
      nasty,
      fields({ TransactionId: id, Protocol: nasty, TransactionUrl: nasty, other: nasty }),
    );
    await fc.assert(
      fc.asyncProperty(fc.record({ Code: code, Result, ...common }), async (answer) => {
        const { state, transactionId, code: stored } = await initialize(answer);
        expect(["pending", "unknown", "rejected"]).toContain(state);
        expect(state === "pending").toBe(stored === "Success" && TRANSACTION_ID.test(transactionId ?? ""));
      }),
      { numRuns: 150 },
    );
  });

  test("of CheckResult", async () => {
    const details = fc.oneof(nasty, fc.dictionary(fc.string({ unit: "binary" }), nasty));
    const ExtIdInfo = fc.oneof(
      details,
      details.map((value) => asBody(value)),
    );
    const Result = fc.oneof(nasty, fields({ Passed: nasty, SubCode: nasty, ExtIdInfo }));
    await fc.assert(
      fc.asyncProperty(fc.record({ Code: code, Result, ...common }), async (answer) => {
        const { state, passed, subCode } = await checkResult(answer);
        expect(state === "passed").toBe(passed === "Y" && (subCode === null || subCode === "200"));
      }),
      { numRuns: 150 },
    );
  });
});
