import { expect, it } from "vitest";
import { NOTHING_AHEAD, typedOn } from "@/components/palette/typed-ahead";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const typed = (...keys: string[]) =>
  keys.reduce((before, key) => typedOn(before, press(key)) ?? before, NOTHING_AHEAD);

it("keeps letters in their order, and what takes them back", () => {
  expect(typed("H", "o", "x", "Backspace", "n", "g", " ", "香")).toEqual({ text: "Hong 香", entered: false });
  expect(typed("Backspace")).toEqual(NOTHING_AHEAD);
});

it("remembers Enter for what stood there then", () => {
  expect(typed("H", "Enter")).toEqual({ text: "H", entered: true });
  expect(typed("H", "Enter", "o")).toEqual({ text: "Ho", entered: false });
  expect(typed("Enter")).toEqual(NOTHING_AHEAD);
});

it.each(["Shift", "Tab", "ArrowDown", "F5", "Dead"])("leaves %s to the browser", (key) => {
  expect(typedOn(NOTHING_AHEAD, press(key))).toBeNull();
});

it("leaves shortcuts to whom they belong", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey"])
    expect(typedOn(NOTHING_AHEAD, press("a", { [held]: true }))).toBeNull();
});
