import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_LENGTH, codeFrom, readCode, writeCode } from "@/lib/pairing/code";

const codes = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH }).map(codeFrom);

describe("a pairing code", () => {
  it("has 40 bits: each of its eight characters is one of 32, all alike", () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const [first = ""] = codeFrom(new Uint8Array(CODE_LENGTH).fill(byte));
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(Array(32).fill(8));
  });

  it("has no two characters that look alike", () => {
    fc.assert(fc.property(codes, (code) => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code)));
  });

  it("is read again however it was typed", () => {
    const asTyped = (code: string) => [
      writeCode(code),
      code.toLowerCase(),
      ` ${writeCode(code).replace("-", " – ")} `,
      code.replaceAll("0", "o").replaceAll("1", "l"),
      code.replaceAll("1", "I"),
    ];
    fc.assert(fc.property(codes, (code) => asTyped(code).every((typed) => readCode(typed) === code)));
  });

  it.each([
    "",
    "7XKM-2Q9",
    "7XKM-2Q9DD",
    "7XKM-2Q9U",
    "../../etc",
    "七七七七七七七七",
    "-".repeat(9),
    "A".repeat(9_999),
  ])("is not %.12j", (typed) => expect(readCode(typed)).toBeNull());

  it("reads anything without a fault, and nothing but codes as one", () => {
    fc.assert(fc.property(fc.string(), (typed) => readCode(typed)?.length !== 0));
  });
});
