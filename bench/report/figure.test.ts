import { describe, expect, it } from "vitest";
import { barText, digits, type Figure, valueText, verdictOf } from "./figure.ts";

const rate = { first: 0.6, stretch: 0.9, better: "higher" } as const;
const wait = { first: 15, stretch: 6, better: "lower" } as const;

describe("verdictOf", () => {
  it.each([
    [0.59, rate, "below first bar"],
    [0.6, rate, "first bar reached"],
    [0.9, rate, "stretch reached"],
    [15.1, wait, "below first bar"],
    [15, wait, "first bar reached"],
    [6, wait, "stretch reached"],
    [-1, wait, "stretch reached"],
    [1, undefined, "no bar set"],
  ] as const)("%d against %o: %s", (value, bar, verdict) => {
    expect(verdictOf(value, bar)).toBe(verdict);
  });

  it("never takes a figure that is no number for a success", () => {
    expect(verdictOf(Number.NaN, rate)).toBe("below first bar");
    expect(verdictOf(Number.NaN, wait)).toBe("below first bar");
  });
});

describe("what is printed", () => {
  it.each([
    [12_345.6, "12,346"],
    [45.67, "45.7"],
    [4.567, "4.57"],
    [0.0791, "0.079"],
    [-2.5, "-2.50"],
  ])("%d as %s", (value, text) => expect(digits(value)).toBe(text));

  it("marks a difference as such", () => {
    const figure: Figure = { row: "P13", name: "", product: "", bare: "", value: 4, unit: "ms", added: true };
    expect(valueText(figure)).toBe("+4.00 ms");
    expect(valueText({ ...figure, value: -4 })).toBe("-4.00 ms");
    expect(valueText({ ...figure, added: false, unit: "×" })).toBe("4.00 ×");
  });

  it("says which way a bar points", () => {
    expect(barText(0.6, rate, "×")).toBe("≥ 0.6 ×");
    expect(barText(15, wait, "ms")).toBe("≤ 15 ms");
  });
});
