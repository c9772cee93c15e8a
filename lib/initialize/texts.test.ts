import { expect, test } from "vitest";
import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { OPERATION, RESPONSE_FIELDS } from "@/lib/initialize/operation";
import { PAGE_WORDS } from "@/lib/initialize/page-words";
import { PARAMETER_GROUPS, PARAMETERS } from "@/lib/initialize/parameters";
import { RETURN_CODES } from "@/lib/initialize/return-codes";
import { rulesOf } from "@/lib/initialize/rules";
import type { LocalizedText } from "@/lib/kernel/localized-text";

function isText(value: object): value is LocalizedText {
  return "en" in value || "zh" in value;
}

function textsIn(value: unknown, at: string): { at: string; text: LocalizedText }[] {
  if (typeof value !== "object" || value === null) return [];
  if (isText(value)) return [{ at, text: value }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${at}.${key}`));
}

const tables = {
  PARAMETERS,
  PAGE_WORDS,
  RULES: PARAMETERS.map(({ name }) => rulesOf(name)),
  PARAMETER_GROUPS,
  DOCUMENT_TYPES,
  RETURN_CODES,
  OPERATION,
  RESPONSE_FIELDS,
  DEVICE_PROFILES,
};
const texts = textsIn(tables, "");

test("the tables hold the texts that this test looks at", () => {
  expect(texts.length).toBeGreaterThan(150);
});

test("a rule is worded as a demand, true of a sound value too; only what is said of a broken one speaks of it", () => {
  const rules = PARAMETERS.flatMap(({ name }) => rulesOf(name));
  for (const { text } of rules) {
    expect(text.en).not.toMatch(/\b(this one|holds|contains|Enter)\b/);
    expect(text.zh).not.toMatch(/当前|中含有|请填写/);
  }
  const ids = rules.flatMap(({ id, broken }) => (broken ? [id] : []));
  expect(ids).toEqual(["MetaInfo.untouched", "MetaInfo.text", "CallbackUrl.given"]);
});

test.each(texts)("$at reads well in both languages", ({ text }) => {
  for (const words of [text.en, text.zh]) {
    expect(words).not.toBe("");
    expect(words).toBe(words.trim());
  }
  expect(text.en).not.toMatch(/\p{Script=Han}/u);
  expect(text.zh).toMatch(/\p{Script=Han}|^\d+$/u);
  // Chinese sentences have Chinese punctuation, and a space between Han and Latin letters.
  expect(text.zh).not.toMatch(/\p{Script=Han}[,.;:!?]|\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u);
  expect(text.zh.endsWith("。")).toBe(text.en.endsWith("."));
});
