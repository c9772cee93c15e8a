import { describe, expect, it } from "vitest";
import { hasCommandKey, opensPalette } from "@/lib/palette/opening";

const press = (changed: Partial<KeyboardEvent> = {}) => ({
  key: "k",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  ...changed,
});

describe("the palette's keys", () => {
  it("are Ctrl-K, and ⌘K where shortcuts are made with that", () => {
    expect(opensPalette(press({ ctrlKey: true }), false)).toBe(true);
    expect(opensPalette(press({ ctrlKey: true, key: "K" }), false)).toBe(true);
    expect(opensPalette(press({ metaKey: true }), true)).toBe(true);
  });

  it.each([
    ["the letter alone", press(), false],
    ["a key that is held", press({ ctrlKey: true, repeat: true }), false],
    ["Ctrl-Shift-K, which is the browser's", press({ ctrlKey: true, shiftKey: true }), false],
    ["AltGr-K, which types", press({ ctrlKey: true, altKey: true }), false],
    ["⌘K elsewhere", press({ metaKey: true }), false],
    ["Ctrl-K on a Mac, which deletes to the end of the line", press({ ctrlKey: true }), true],
  ])("are not %s", (_what, event, mac) => expect(opensPalette(event, mac)).toBe(false));

  it.each([
    ["MacIntel", true],
    ["iPad", true],
    ["Win32", false],
    ["Linux x86_64", false],
    ["", false],
  ])("on %j use ⌘: %s", (platform, command) => expect(hasCommandKey(platform)).toBe(command));
});
