import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/platform/server/db";
import { open } from "@/lib/platform/server/seal";
import { confirmResult } from "@/lib/results/server/confirm-result";
import { readChecks } from "@/lib/results/server/read-checks";
import { extIdInfoContext } from "@/lib/results/server/write-check";
import { hangUp, refuse, startFakeVendor, verdict } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson, addTransaction, eventsOf, rowOf } from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.calls.length = 0;
});

const passed = verdict({ Passed: "Y", SubCode: "200", ExtIdInfo: '{"name":"LI SI"}' });
const long = (ms: number) => new Date(Date.now() - ms);

describe("a check", () => {
  test("asks with the stored ids and settles a pass, its document sealed", async () => {
    vendor.answers.CheckResult = passed;
    const { id, transactionId } = await addTransaction(operator, sandbox);
    expect(await confirmResult(operator, id, "person")).toMatchObject({ reading: "passed", state: "passed" });
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "passed", passed: "Y", subCode: "200", settledAt: expect.any(Date) });
    expect(vendor.calls[0]?.parameters).toEqual({
      MerchantBizId: row.merchantBizId,
      TransactionId: transactionId,
    });
    const check = await database().resultCheck.findFirstOrThrow({
      where: { transactionId: id },
      omit: { extIdInfoSealed: false },
    });
    expect(check).toMatchObject({ reason: "person", askedById: operator.actor.personId, passed: "Y" });
    expect(JSON.stringify(check)).not.toContain("LI SI");
    expect(open(check.extIdInfoSealed ?? "", extIdInfoContext(check.id))).toBe('{"name":"LI SI"}');
    expect(await readChecks(id)).toEqual([
      expect.objectContaining({ reading: "passed", hasDetails: true, askedBy: operator.label }),
    ]);
    expect(await eventsOf(id)).toEqual(["transaction.checked", "transaction.settled"]);
  });

  test("settles a failure with its SubCode", async () => {
    vendor.answers.CheckResult = verdict({ Passed: "N", SubCode: "205" });
    const { id } = await addTransaction(operator, sandbox);
    await confirmResult(operator, id, "callback");
    expect(await rowOf(id)).toMatchObject({ state: "failed", passed: "N", subCode: "205" });
  });

  test.each([
    ["an unfinished one", refuse(404, "ProcessNotCompleted"), "not-finished"],
    ["a throttled one", refuse(403, "Throttling.Api"), "no-verdict"],
    ["silence", hangUp, "no-verdict"],
    ["an answer that contradicts itself", verdict({ Passed: "Y", SubCode: "205" }), "no-verdict"],
  ])("before the deadline leaves pending after %s, and keeps the answer", async (_, answer, reading) => {
    vendor.answers.CheckResult = answer;
    const { id } = await addTransaction(operator, sandbox);
    expect(await confirmResult(operator, id, "person")).toMatchObject({ reading, state: "pending" });
    expect((await rowOf(id)).state).toBe("pending");
    expect(await readChecks(id)).toHaveLength(1);
    expect(await eventsOf(id)).toEqual(["transaction.checked"]);
  });

  test("abandons what is unfinished after the deadline, counted from the vendor's answer", async () => {
    vendor.answers.CheckResult = refuse(404, "ProcessNotCompleted");
    const justBefore = await addTransaction(operator, sandbox, { deadline: long(100), durationMs: 5_000 });
    const after = await addTransaction(operator, sandbox, { deadline: long(6_000), durationMs: 5_000 });
    await confirmResult(operator, justBefore.id, "deadline");
    await confirmResult(operator, after.id, "deadline");
    expect((await rowOf(justBefore.id)).state).toBe("pending");
    expect((await rowOf(after.id)).state).toBe("abandoned");
  });

  test("after the deadline does not abandon what only could not be asked", async () => {
    vendor.answers.CheckResult = refuse(500, "InternalError");
    const { id } = await addTransaction(operator, sandbox, { deadline: long(60_000) });
    await confirmResult(operator, id, "deadline");
    expect((await rowOf(id)).state).toBe("pending");
  });
});

test("twenty checks at once move the transaction once, whatever they say", async () => {
  let turn = 0;
  vendor.answers.CheckResult = (call, res) => {
    turn += 1;
    const answer = turn % 2 === 0 ? passed : verdict({ Passed: "N", SubCode: "204" });
    return answer(call, res);
  };
  const { id } = await addTransaction(operator, sandbox);
  const results = await Promise.all(
    Array.from({ length: 20 }, () => confirmResult(operator, id, "person").catch(() => null)),
  );
  const events = await eventsOf(id);
  expect(events.filter((event) => event === "transaction.settled")).toHaveLength(1);
  const settled = await rowOf(id);
  const moved = results.filter((result) => result !== null && result.state !== "pending");
  expect(moved.map((result) => result?.state)).toEqual([settled.state]);
  expect(settled.subCode).toBe(settled.state === "passed" ? "200" : "204");
});

test("what is not pending is not asked about", async () => {
  const { id } = await addTransaction(operator, sandbox, { state: "passed" });
  await expect(confirmResult(operator, id, "person")).rejects.toMatchObject({ code: "already-done" });
  expect(vendor.calls).toHaveLength(0);
});
