import fc from "fast-check";
import { expect, it } from "vitest";
import { looksLikeId, spellings } from "@/lib/palette/id";
import { findSchema } from "@/lib/palette/schema";

it.each([
  ["hks1a2b", true],
  ["0193F2A0-7C11-7000-8000-000000000000", true],
  ["ab", false],
  ["a b c", false],
  ["护照", false],
  ["%_%", false],
  ["x".repeat(129), false],
])("%.20j may be an id: %s", (text, may) => {
  expect(looksLikeId(text)).toBe(may);
});

it.each([
  ["阈值 a_b%", true],
  ["x".repeat(128), true],
  ["", false],
  [" \n ", false],
  ["a\0b", false],
  ["x".repeat(129), false],
])("%.20j may be looked for: %s", (text, may) => {
  expect(findSchema.safeParse({ text }).success).toBe(may);
});

it("is the same id in capitals when it is hexadecimal, and another one when it is not", () => {
  const hex = (length: number) =>
    fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
  const id = fc.oneof(
    fc.uuid(),
    hex(32),
    hex(29).map((digits) => `hks${digits}`),
  );
  fc.assert(
    fc.property(id, (stored) => {
      expect(spellings(stored.toUpperCase())).toContain(stored);
      expect(spellings(stored.toLowerCase())).toContain(stored.toUpperCase());
      expect(spellings(stored)[0]).toBe(stored);
    }),
  );
  for (const exact of ["Order-4711", "ABC", "hksABC", "G0000000000000000000000000000000"]) {
    expect(spellings(exact)).toEqual([exact]);
  }
});
