import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameSchema, optionalNameSchema } from "@/lib/kernel/name-schema";

const said = (text: string) => nameSchema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

/** Letters and marks that fonts draw as nothing, or as nothing without a letter before. */
const FILLERS = [
  "\u3164",
  "\u2800",
  "\uffa0",
  "\u115f",
  "\u1160",
  "\u200b",
  "\u2060",
  "\u0301",
  "\u00ad",
  " ",
];

describe("a name", () => {
  test("is never made of fillers alone", () => {
    const fillers = fc.array(fc.constantFrom(...FILLERS), { minLength: 1, maxLength: 80 });
    fc.assert(fc.property(fillers, (parts) => said(parts.join("")).length > 0));
    for (const filler of ["\u3164", "\u2800", "\uffa0"]) expect(said(filler)).toEqual(["invisible"]);
  });

  test("may hold as many marks as a letter of any script has, and no tower of them", () => {
    const marks = fc.array(fc.constantFrom("\u0300", "\u0301", "\u0323", "\u0489", "\u20dd"), {
      maxLength: 79,
    });
    fc.assert(fc.property(marks, (some) => (said(`a${some.join("")}`).length === 0) === some.length <= 8));
    expect(said(`a${"\u0301".repeat(79)}`)).toEqual(["invalid"]);
    for (const name of ["Nguyễn Thị Ánh", "ที่นี่", "བརྒྱུད", "בְּרֵאשִׁ֖ית", "e\u0301\u0323", "❤️‍🔥"])
      expect(said(name)).toEqual([]);
  });

  test("has 1 to 80 characters, without the spaces around it", () => {
    expect(said("  ")).toEqual(["required"]);
    expect(said("🂡".repeat(80))).toEqual([]);
    expect(said("x".repeat(81))).toEqual(["tooLong"]);
    expect(nameSchema.parse(" a b ")).toBe("a b");
    expect(optionalNameSchema.parse("  ")).toBe("");
  });
});
