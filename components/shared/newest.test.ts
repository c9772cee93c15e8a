import fc from "fast-check";
import { expect, test } from "vitest";
import { AT_ONCE, firstShown } from "@/components/shared/newest";

const keys = (count: number) => Array.from({ length: count }, (_, n) => `k${n}`);

test("a few are shown at once, of many the newest", () => {
  expect(firstShown(keys(0), null)).toBe(0);
  expect(firstShown(keys(30), null)).toBe(0);
  expect(firstShown(keys(31), null)).toBe(11);
  expect(firstShown(keys(400), null)).toBe(400 - AT_ONCE);
});

test("what a reader sees stays while more comes, and is never more than what there is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }), (count, more) => {
      const before = keys(count);
      const first = before[firstShown(before, null)] ?? null;
      const after = keys(count + more);
      expect(after[firstShown(after, first)]).toBe(first);
      expect(firstShown(after, "gone")).toBe(firstShown(after, null));
    }),
  );
});
