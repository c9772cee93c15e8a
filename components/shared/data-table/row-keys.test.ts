import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextRow } from "@/components/shared/data-table/row-keys";

describe("nextRow", () => {
  it.each([
    ["j", -1, 0],
    ["j", 0, 1],
    ["j", 4, 4],
    ["k", -1, 0],
    ["k", 3, 2],
    ["k", 0, 0],
    ["ArrowDown", 2, 3],
    ["ArrowUp", 2, 1],
    ["Home", 3, 0],
    ["End", 1, 4],
    ["x", 1, null],
  ])("%s from row %d of five leads to %s", (key, current, next) => {
    expect(nextRow(key, current, 5)).toBe(next);
  });

  it("never leaves the table, and does nothing in an empty one", () => {
    const keys = fc.constantFrom("j", "k", "ArrowDown", "ArrowUp", "Home", "End");
    fc.assert(
      fc.property(
        keys,
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: -1, max: 49 }),
        (key, count, at) => {
          const next = nextRow(key, Math.min(at, count - 1), count);
          return count === 0 ? next === null : next !== null && next >= 0 && next < count;
        },
      ),
    );
  });
});
