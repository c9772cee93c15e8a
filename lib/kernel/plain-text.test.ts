import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isVisible, keepsDirection } from "@/lib/kernel/plain-text";

/** Written out here: no expression of the product takes part in its own test. */
const UNSEEN = [
  " ",
  "\t",
  "\n",
  "\u00a0",
  "\u00ad",
  "\u034f",
  "\u061c",
  "\u115f",
  "\u1160",
  "\u17b4",
  "\u180e",
  "\u2000",
  "\u200b",
  "\u200c",
  "\u200d",
  "\u200e",
  "\u200f",
  "\u2028",
  "\u202e",
  "\u2060",
  "\u2066",
  "\u2800",
  "\u3000",
  "\u3164",
  "\ufe0f",
  "\ufeff",
  "\uffa0",
  "\u{e0001}",
  "\u{e0020}",
];
const TURNS = ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"];
const SEEN = ["a", "中", "é", "ß", "ع", "ש", "0", "-", "🙂", "€", "।", "ｱ", "e\u0301"];

const unseen = fc.array(fc.constantFrom(...UNSEEN), { maxLength: 12 }).map((parts) => parts.join(""));

describe("a text is visible", () => {
  test.each(UNSEEN)("not by %j alone", (character) => expect(isVisible(character)).toBe(false));
  test.each(SEEN)("by %j", (character) => expect(isVisible(character)).toBe(true));

  test("exactly when something in it can be seen, however much cannot", () => {
    fc.assert(fc.property(unseen, (text) => isVisible(text) === (text === "")));
    fc.assert(
      fc.property(unseen, fc.constantFrom(...SEEN), unseen, (before, seen, after) =>
        isVisible(before + seen + after),
      ),
    );
  });
});

describe("a text keeps its direction", () => {
  test("unless a character in it turns it, wherever that stands", () => {
    const text = fc.string({ unit: "grapheme" }).filter((some) => !TURNS.some((turn) => some.includes(turn)));
    fc.assert(fc.property(text, (some) => keepsDirection(some)));
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...TURNS),
        text,
        (before, turn, after) => !keepsDirection(before + turn + after),
      ),
    );
  });

  test("with the marks that Arabic and Hebrew need", () => {
    expect(keepsDirection("\u200fשלום\u200e \u061cسلام")).toBe(true);
  });
});
