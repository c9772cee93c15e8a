import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { messagesOf } from "@/lib/i18n/messages";
import { readSources } from "@/lib/i18n/testing/sources";
import { namedErrors, namedParts, namesOf, usedMessages } from "@/lib/i18n/testing/used-messages";
import { ERROR_STATUS } from "@/lib/kernel/errors";
import { LOCALES, type Locale } from "@/lib/kernel/localized-text";

/** `frame.role` → its text. */
function flatten(messages: object, path = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === "object" && value !== null
      ? flatten(value, `${path}${key}.`)
      : [[path + key, String(value)]],
  );
}

const byPath = Object.fromEntries(
  LOCALES.map((locale) => [locale, new Map(flatten(messagesOf(locale)))]),
) as Record<Locale, Map<string, string>>;

type Part = { type: number; value?: unknown; options?: Record<string, { value: Part[] }>; children?: Part[] };

/** ICU parts that stand for a value or a tag: everything but plain text (0) and the `#` of a plural (7). */
function slotsIn(parts: Part[]): string[] {
  return parts.flatMap(({ type, value, options = {}, children = [] }) => [
    ...(type === 0 || type === 7 ? [] : [String(value)]),
    ...Object.values(options).flatMap((option) => slotsIn(option.value)),
    ...slotsIn(children),
  ]);
}

/** Names of the values and tags of a message. Throws when it is not well formed. */
function slotsOf(message: string): string[] {
  return [...new Set(slotsIn(new IntlMessageFormat(message, "en").getAst() as Part[]))].sort();
}

const sources = readSources(["app", "components", "lib"], "{ts,tsx}");
const everything = [...sources, ...readSources(["scripts"], "{ts,tsx}")];

const codes = Object.keys(ERROR_STATUS).map((code) => ({
  place: code,
  path: `errors.${code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}`,
}));

describe("messages", () => {
  it("exist in both languages under the same names", () => {
    expect([...byPath.zh.keys()].sort()).toEqual([...byPath.en.keys()].sort());
    expect(byPath.en.size).toBeGreaterThan(50);
  });

  it("are well formed, and interpolate the same values in both languages", () => {
    const differing = [...byPath.en].filter(
      ([path, text]) => slotsOf(text).join() !== slotsOf(byPath.zh.get(path) ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  it('begin no English sentence with the vendor, which is "the sandbox" at times', () => {
    expect([...byPath.en].filter(([, text]) => /(^|[.!?] )\{vendor\}/.test(text))).toEqual([]);
  });

  it("are never empty, and Chinese ones are Chinese unless they are a name or a form", () => {
    const empty = LOCALES.flatMap((locale) => [...byPath[locale]].filter(([, text]) => text.trim() === ""));
    expect(empty).toEqual([]);
    const untranslated = [...byPath.zh].filter(
      ([path, text]) =>
        text === byPath.en.get(path) && /[a-z]{3,} [a-z]{3,}/.test(text.replace(/\{[^}]*\}/g, "")),
    );
    expect(untranslated).toEqual([]);
  });

  it("are there for every name that the code asks for", () => {
    const missing = sources
      .flatMap(usedMessages)
      .filter(
        ({ namespaces, key }) => !namespaces.some((name) => isThere(name === "" ? key : `${name}.${key}`)),
      )
      .map(({ place, namespaces, key }) => `${place} ${namespaces.join("|")}.${key}`);
    expect(missing).toEqual([]);
  });

  it("are all asked for by something", () => {
    const isNamed = namesOf(everything);
    // Those of the rescue page are read as properties, which their type holds.
    const unused = [...byPath.en.keys()].filter(
      (path) => !path.startsWith("rescue.") && !codes.some((code) => code.path === path) && !isNamed(path),
    );
    expect(unused).toEqual([]);
  });

  it("say every error that the code can raise", () => {
    const missing = [...codes, ...sources.flatMap(namedErrors)].filter(({ path }) => !isThere(path));
    expect(missing.map(({ place, path }) => `${place} ${path}`)).toEqual([]);
  });

  it("name every part of the console that acts by itself", () => {
    const parts = everything.flatMap(namedParts);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.filter(({ path }) => !isThere(path))).toEqual([]);
  });
});

/** A whole group counts too: `t.raw` and `t.has` may ask for one. */
function isThere(path: string): boolean {
  return byPath.en.has(path) || [...byPath.en.keys()].some((known) => known.startsWith(`${path}.`));
}
