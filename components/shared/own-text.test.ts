import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { ownText } from "@/components/shared/own-text";

const messages = {
  silence: { timeout: "No answer began.", "a-b": "Both.", deep: { er: "Further down." } },
  other: "x",
};
const t = createTranslator<typeof messages>({
  locale: "en",
  messages,
  onError: (error) => {
    throw error;
  },
});
const read = (word: string) => ownText(t as unknown as Parameters<typeof ownText>[0], "silence", word);

describe("the text for a word of somebody else's", () => {
  it("is the one under that word", () => {
    expect([read("timeout"), read("a-b")]).toEqual(["No answer began.", "Both."]);
  });

  it.each([
    "",
    ".",
    "a.b",
    "deep.er",
    "deep",
    "../other",
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "<b>",
    "{x}",
  ])("is none for %j, and no complaint", (word) => expect(read(word)).toBeNull());
});
