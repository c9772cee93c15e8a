import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, pairedDifference, pairedRatio, percentile } from "./statistics.ts";

const values = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 200 });

describe("median", () => {
  it("is the middle value, or half-way between the two middle ones", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6);
    expect(median([3])).toBe(3);
  });

  it("sorts as numbers and leaves its input alone", () => {
    const input = [100, 20, 3];
    expect(median(input)).toBe(20);
    expect(input).toEqual([100, 20, 3]);
  });

  it("has as many values below it as above it", () => {
    fc.assert(
      fc.property(values, (all) => {
        const middle = median(all);
        const below = all.filter((value) => value < middle).length;
        const above = all.filter((value) => value > middle).length;
        return below <= all.length / 2 && above <= all.length / 2;
      }),
    );
  });

  it("refuses to make a figure from nothing", () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});

describe("percentile", () => {
  it("takes the nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it("is a measured value that the asked share does not exceed, and the smallest such", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (all, hundredths) => {
        const share = hundredths / 100;
        const found = percentile(all, share);
        const upTo = (limit: number) => all.filter((value) => value <= limit).length;
        return (
          all.includes(found) && upTo(found) >= share * all.length && upTo(found - 1) < share * all.length
        );
      }),
    );
  });
});

describe("paired figures", () => {
  it("compare within each round, so that a slow round of both changes nothing", () => {
    expect(pairedRatio([50, 5, 60], [100, 10, 100])).toBe(0.5);
    expect(pairedDifference([12, 112, 11], [10, 110, 10])).toBe(2);
  });

  it("refuse halves without a partner", () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow(RangeError);
  });
});
