import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreement, type CheckAnswer, readCheck, settledBy } from "@/lib/results/reading";

const answer = (over: Partial<CheckAnswer>): CheckAnswer => ({
  code: "Success",
  passed: null,
  subCode: null,
  hasDetails: false,
  ...over,
});

describe("an answer of CheckResult", () => {
  test.each([
    [{ passed: "Y", subCode: "200", hasDetails: true }, "passed"],
    [{ passed: "Y" }, "passed"],
    [{ passed: "N", subCode: "205" }, "failed"],
    [{ passed: "N", hasDetails: true }, "failed"],
    [{ passed: "N" }, "not-finished"],
    [{ code: "ProcessNotCompleted" }, "not-finished"],
    [{ passed: "Y", subCode: "205" }, "no-verdict"],
    [{ passed: "N", subCode: "200" }, "no-verdict"],
    [{ passed: "y", subCode: "200" }, "no-verdict"],
    [{}, "no-verdict"],
    [{ code: "Throttling.Api", passed: "Y", subCode: "200" }, "no-verdict"],
    [{ code: "body-timeout" }, "no-verdict"],
  ] as const)("%o reads as %s", (given, reading) => {
    expect(readCheck(answer(given))).toBe(reading);
  });

  test("is a pass in no other way than Success and Y, with 200 or no SubCode", () => {
    const text = fc.option(fc.constantFrom("Y", "N", "T", "200", "205", "Success", ""), { nil: null });
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (code, passed, subCode, hasDetails) => {
        if (readCheck({ code: code ?? "", passed, subCode, hasDetails }) !== "passed") return;
        expect([code, passed]).toEqual(["Success", "Y"]);
        expect([null, "200"]).toContain(subCode);
      }),
      { numRuns: 2_000 },
    );
  });
});

test("an unfinished one is abandoned only when its TransactionId is dead, and no verdict settles nothing", () => {
  expect(settledBy("not-finished", false)).toBeNull();
  expect(settledBy("not-finished", true)).toBe("abandoned");
  for (const final of [true, false]) {
    expect(settledBy("no-verdict", final)).toBeNull();
    expect(settledBy("passed", final)).toBe("passed");
    expect(settledBy("failed", final)).toBe("failed");
  }
});

test("callback and CheckResult agree across spellings, contradict each other, or one is silent", () => {
  expect(agreement("T", "Y")).toBe("agrees");
  expect(agreement("Y", "N")).toBe("contradicts");
  expect(agreement(null, "Y")).toBeNull();
  expect(agreement("Y", null)).toBeNull();
});
