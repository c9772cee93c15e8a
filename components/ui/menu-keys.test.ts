import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextItem } from "@/components/ui/menu-keys";

const LABELS = ["Account", "Sign out", "Settings"];

describe("nextItem", () => {
  it.each([
    ["ArrowDown", -1, 0],
    ["ArrowDown", 2, 0],
    ["ArrowUp", 0, 2],
    ["ArrowUp", -1, 2],
    ["Home", 2, 0],
    ["End", 0, 2],
    ["s", 0, 1],
    ["S", 1, 2],
    ["s", 2, 1],
    ["x", 0, null],
    [" ", 0, null],
    ["Enter", 0, null],
    ["Tab", 0, null],
  ] as const)("%s on item %i leads to %s", (key, current, next) => {
    expect(nextItem(key, current, LABELS)).toBe(next);
  });

  it("leads nowhere in an empty menu", () => {
    expect(nextItem("ArrowDown", -1, [])).toBeNull();
  });

  it("never leaves the menu, whatever is pressed", () => {
    const labels = fc.array(fc.string(), { minLength: 1, maxLength: 6 });
    const key = fc.oneof(fc.constantFrom("ArrowDown", "ArrowUp", "Home", "End"), fc.string({ maxLength: 1 }));
    fc.assert(
      fc.property(labels, key, fc.nat(), (texts, pressed, at) => {
        const next = nextItem(pressed, (at % (texts.length + 1)) - 1, texts);
        return next === null || (next >= 0 && next < texts.length);
      }),
    );
  });
});
