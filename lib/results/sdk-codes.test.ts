import { expect, test } from "vitest";
import { describeSdkCode } from "@/lib/results/sdk-codes";

test("a documented code is explained in both languages, any other not at all", () => {
  expect(describeSdkCode("1006")).toEqual({
    en: expect.stringMatching(/quit/),
    zh: expect.stringMatching(/退出/),
  });
  for (const code of ["1010", "6", "", "constructor", "__proto__"]) {
    expect(describeSdkCode(code)).toBeUndefined();
  }
});
