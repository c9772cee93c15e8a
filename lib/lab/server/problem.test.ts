import { createTranslator } from "next-intl";
import { describe, expect, it, vi } from "vitest";
import { PARAMETER_NAMES } from "@/lib/initialize/parameter-spec";
import { brokenText, rulesOf } from "@/lib/initialize/rules";
import { AppError } from "@/lib/kernel/errors";
import { LOCALES, type Locale } from "@/lib/kernel/localized-text";
import { CHECKED_IN, problemOf, problemWords } from "@/lib/lab/server/problem";

const reader = vi.hoisted(() => ({ locale: "zh" as Locale }));
vi.mock("next-intl/server", async () => {
  const { messagesOf } = await import("@/lib/i18n/messages");
  return {
    getLocale: async () => reader.locale,
    getTranslations: async () =>
      createTranslator({ locale: reader.locale, messages: messagesOf(reader.locale) }),
  };
});

const wordsIn = (locale: Locale) => {
  reader.locale = locale;
  return problemWords();
};
const rules = PARAMETER_NAMES.flatMap((name) => rulesOf(name).map(({ id }) => ({ name, id })));
const refusal = (fieldErrors: Record<string, string>) =>
  new AppError("bad-input", "badInput", { fieldErrors });

describe("what the console says of a run that it refused", () => {
  it("is kept as the rule that was broken, and said in the language of whoever reads it", async () => {
    for (const { name, id } of rules) {
      const stored = problemOf(refusal({ [`draft.${name}`]: brokenText(id)[CHECKED_IN] }));
      for (const locale of LOCALES) expect((await wordsIn(locale))(stored)).toBe(brokenText(id)[locale]);
      expect(brokenText(id)[CHECKED_IN]).not.toBe(stored);
    }
  });

  it("is translated where an earlier version kept the English sentence", async () => {
    const words = await wordsIn("zh");
    for (const { id } of rules) expect(words(brokenText(id).en)).toBe(brokenText(id).zh);
    expect(words("A sentence that no rule says any more.")).toBe("A sentence that no rule says any more.");
  });

  it.each([
    [refusal({ "draft.CallbackUrl": "transactions.problems.callbackNeedsHttps" }), /阿里云只回调 https 地址/],
    [new AppError("conflict", "transactions.problems.notStarted"), /核验没有发起/],
    [new AppError("bad-input", "badInput"), /[\u4e00-\u9fff]/],
  ])("is a message of whatever part of the console refused: %s", async (error, said) => {
    expect((await wordsIn("zh"))(problemOf(error))).toMatch(said);
  });
});
