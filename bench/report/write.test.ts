import { describe, expect, it } from "vitest";
import { FULL, QUICK } from "../plan.ts";
import { resultName } from "./write.ts";

describe("resultName", () => {
  const whole = { plan: FULL, startedAt: new Date("2026-11-23T10:00:00Z"), outcomes: [], failures: [] };

  it("names a whole run after its day", () => {
    expect(resultName(whole)).toEqual({ name: "2026-11-23", end: "" });
  });

  it("never lets a quick run, one row or a run with a failure pass for a result", () => {
    const tried = { name: "try", end: ".tmp" };
    expect(resultName({ ...whole, plan: QUICK })).toEqual(tried);
    expect(resultName({ ...whole, only: ["P1"] })).toEqual(tried);
    expect(resultName({ ...whole, failures: [{ name: "memory", reason: "gone" }] })).toEqual(tried);
  });
});
