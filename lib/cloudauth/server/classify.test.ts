import { describe, expect, it } from "vitest";
import { classify, isKnownCode } from "@/lib/cloudauth/server/classify";
import { RETURN_CODES } from "@/lib/initialize/return-codes";

describe("classify", () => {
  it("says the same as the console's table of codes, which people read", () => {
    for (const { code, executed, retryable } of RETURN_CODES.filter((known) => known.code !== "Success")) {
      const answered = code.replace(/\*$/, "Anything");
      expect(classify(answered, false), answered).toEqual({ executed, retryable });
      expect(isKnownCode(answered), answered).toBe(true);
    }
  });

  it.each([
    ["Throttling.SomethingNew", "no", true],
    ["Forbidden.SomethingNew", "no", false],
    ["InvalidAccessKeyId.SomethingNew", "no", false],
    ["MissingSecurityToken", "no", false],
    ["NoPermission", "no", false],
  ])("%s is judged by its family", (code, executed, retryable) => {
    expect(classify(code, true)).toEqual({ executed, retryable });
  });

  it.each(["Whatever", "ThrottlingOfAnotherKind", "InternalErrorOfAnotherKind", "", "constructor"])(
    "%j is uncertain",
    (code) => {
      expect(classify(code, true)).toEqual({ executed: "maybe", retryable: false });
      expect(isKnownCode(code)).toBe(false);
    },
  );

  it("never calls a code retryable that may have been executed, unless the operation only reads", () => {
    for (const { code } of RETURN_CODES) {
      const { executed, retryable } = classify(code, false);
      expect(executed === "maybe" && retryable, code).toBe(false);
    }
  });
});
