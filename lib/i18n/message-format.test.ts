import fc from "fast-check";
import { IntlMessageFormat as Whole } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { IntlMessageFormat } from "@/lib/i18n/message-format";
import { messagesOf } from "@/lib/i18n/messages";
import { LOCALES } from "@/lib/kernel/localized-text";

function textsIn(messages: object): string[] {
  return Object.values(messages).flatMap((value) => (typeof value === "string" ? [value] : textsIn(value)));
}

/** Every message of the console, with the names of the values that it is given. */
const MESSAGES = LOCALES.flatMap((locale) =>
  textsIn(messagesOf(locale)).map((text) => {
    const names = [...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name = ""]) => name);
    return { locale, text, names };
  }),
);

/** A count for a plural, one of its cases or another word for a select, any text for the rest. */
function valueFor(text: string, name: string): fc.Arbitrary<string | number> {
  if (new RegExp(`\\{\\s*${name}\\s*,\\s*plural`).test(text)) return fc.oneof(fc.nat(3), fc.nat(20_000));
  const labels = [...text.matchAll(/([\w=]+)\s*\{/g)].map(([, label = ""]) => label);
  // The whole formatter stumbles over the names that every object answers to; ours has a test of its own below.
  const word = fc.string().filter((each) => !(each in {}));
  return fc.oneof(word, fc.constantFrom("other", ...labels));
}

describe("IntlMessageFormat", () => {
  it("says every message of the console as the whole formatter does", () => {
    expect(MESSAGES.length).toBeGreaterThan(200);
    for (const { locale, text, names } of MESSAGES) {
      const record = Object.fromEntries(names.map((name) => [name, valueFor(text, name)]));
      const [own, whole] = [new IntlMessageFormat(text, locale), new Whole(text, locale)];
      fc.assert(
        fc.property(fc.record(record), (values) => {
          expect(own.format(values)).toBe(whole.format(values));
        }),
        { numRuns: names.length === 0 ? 1 : 40 },
      );
    }
  });

  it.each([
    ["plain", {}],
    ["It''s {name}'s", { name: "Ann" }],
    ["'{'quoted'}' {name}", { name: "x" }],
    ["'{name} is not a value'", {}],
    ["don't", {}],
    ["{n, plural, =0 {none} one {# item} other {# items}}", { n: 0 }],
    ["{n, plural, =0 {none} one {# item} other {# items}}", { n: 1 }],
    ["{n, plural, =0 {none} one {# item} other {# items of '#'}}", { n: 12_345 }],
    ["{n, plural, one {{kind, select, a {one #} other {other #}}} other {many}}", { n: 1, kind: "a" }],
    ["{role, select, admin {Admin} other {{role}}}", { role: "guest" }],
    ["# outside a plural", {}],
  ])("says %j with %j as the whole formatter does", (text, values) => {
    expect(new IntlMessageFormat(text, "en").format(values)).toBe(new Whole(text, "en").format(values));
  });

  it.each(["{", "}", "{name", "{n, plural, one {x}}", "{n, number}", "{n, plural, other {x}"])(
    "refuses %j",
    (text) => {
      expect(() => new IntlMessageFormat(text, "en")).toThrow(SyntaxError);
    },
  );

  it.each(["toString", "constructor", "__proto__"])("takes %s for a word like any other", (word) => {
    const text = "{role, select, admin {Admin} other {Guest}}";
    expect(new IntlMessageFormat(text, "en").format({ role: word })).toBe("Guest");
    expect(() => new IntlMessageFormat(`{${word}}`, "en").format({})).toThrow(/not given/);
  });

  it("lets no value turn the writing of the sentence around it", () => {
    const said = new IntlMessageFormat("By {name}, today", "en").format({ name: "a\u202eb\u2067c \u0645" });
    expect(said).toBe("By abc \u0645, today");
  });

  it("refuses to speak without a value that it names", () => {
    expect(() => new IntlMessageFormat("Hello {name}", "en").format({})).toThrow(/name/);
  });
});
