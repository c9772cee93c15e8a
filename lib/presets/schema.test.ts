import { expect, test } from "vitest";
import { savePresetSchema } from "@/lib/presets/schema";

const good = { id: null, name: "Passports", shared: false, note: "", values: {}, locked: [] };

test.each([
  ["the name", (text: string) => ({ ...good, name: text })],
  ["the note", (text: string) => ({ ...good, note: text })],
  ["a value", (text: string) => ({ ...good, values: { SceneCode: text } })],
  ["an address", (text: string) => ({ ...good, values: { CallbackUrl: text } })],
])("%s may hold what the database can keep, and nothing else", (_where, withText) => {
  const verdict = (text: string) => savePresetSchema.safeParse(withText(text)).success;
  expect(["护照 1", "😀", "<b>"].map(verdict)).toEqual([true, true, true]);
  expect(["a\0b", "a\ud800b", "\udc00"].map(verdict)).toEqual([false, false, false]);
});
