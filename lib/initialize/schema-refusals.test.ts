import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import { soundDraft } from "@/lib/initialize/drafts.test-kit";
import { PARAMETERS } from "@/lib/initialize/parameters";
import { brokenText, rulesOf } from "@/lib/initialize/rules";
import { draftSchema } from "@/lib/initialize/schema";
import { VIOLATIONS } from "@/lib/initialize/violations.test-kit";
import { LOCALES } from "@/lib/kernel/localized-text";

const schemas = { en: draftSchema("en"), zh: draftSchema("zh") };
const permitted = { allowLocalCallback: false, allowUnlistedDocType: true };
const permitting = { en: draftSchema("en", permitted), zh: draftSchema("zh", permitted) };

/** The fields that were refused, and every message on one of them. */
function refusal(draft: unknown, locale: "en" | "zh", by = schemas) {
  const issues = by[locale].safeParse(draft).error?.issues ?? [];
  return {
    fields: [...new Set(issues.map(({ path }) => path.join(".")))],
    messages: issues.map(({ message }) => message),
  };
}

const drafted = PARAMETERS.flatMap(({ name }) =>
  rulesOf(name)
    .filter(({ checked }) => checked === "draft")
    .map(({ id }) => ({ id, name })),
);

describe("whatever breaks a rule is refused on its own field, with the rule's words", () => {
  test("every rule of the table that a draft can break is broken here", () => {
    expect(new Set(drafted.map(({ id }) => id))).toEqual(new Set(Object.keys(VIOLATIONS)));
    expect(drafted.length).toBeGreaterThan(25);
  });

  test.each(drafted)("$id", { timeout: 60_000 }, ({ id, name }) => {
    const violation = Object.entries(VIOLATIONS).find(([broken]) => broken === id)?.[1] ?? fc.constant({});
    const broken = fc.tuple(soundDraft, violation).map(([sound, fault]) => ({ ...sound, ...fault }));
    fc.assert(
      fc.property(broken, (draft) => {
        for (const locale of LOCALES) {
          const by = id === "DocType.spelling" ? permitting : schemas;
          const { fields, messages } = refusal(draft, locale, by);
          expect(fields).toEqual([name]);
          expect(messages).toContain(brokenText(id)[locale]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a draft that no form of ours makes", () => {
  const sound: InitializeDraft = { ...defaultDraft("a1"), MetaInfo: "{}", MerchantUserId: "u" };

  test("a missing field, or one of another kind, is refused on that field in words of ours", () => {
    const kinds = [undefined, null, 7, true, {}, ["x"]];
    for (const name of Object.keys(sound)) {
      for (const kind of kinds) {
        if (name === "hashMerchantUserId" && kind === true) continue;
        for (const locale of LOCALES) {
          const { fields, messages } = refusal({ ...sound, [name]: kind }, locale);
          expect(fields.every((field) => field.split(".")[0] === name)).toBe(true);
          expect(fields).not.toEqual([]);
          for (const message of messages) expect(/\p{Script=Han}/u.test(message)).toBe(locale === "zh");
        }
      }
    }
  });

  test("a field that nobody knows is refused, not dropped, and its name is not echoed at length", () => {
    const { messages } = refusal({ ...sound, IdSpoofing: "Y", ["x".repeat(500)]: 1 }, "en");
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^The draft has fields that the console does not know: IdSpoofing, x{40}$/);
  });

  test("no object, no draft", () => {
    for (const nothing of [undefined, null, "", 1, []]) {
      expect(refusal(nothing, "zh")).toEqual({ fields: [""], messages: ["缺少调用草稿。"] });
    }
  });

  test("pinning twice, or pinning what is no parameter, is refused", () => {
    expect(refusal({ ...sound, pinned: ["IdSpoof", "IdSpoof"] }, "en").fields).toEqual(["pinned"]);
    expect(refusal({ ...sound, pinned: ["IdSpoof", "toString"] }, "en").fields).toEqual(["pinned.1"]);
    expect(refusal({ ...sound, pinned: ["IdSpoof", "DocScanMode"] }, "en").fields).toEqual([]);
  });

  test("several faults are all named at once", () => {
    const faulty = { ...sound, SceneCode: "a b", MerchantBizId: "", MetaInfo: "{", DocType: "1" };
    expect(refusal(faulty, "en").fields).toEqual(["SceneCode", "MerchantBizId", "MetaInfo", "DocType"]);
  });

  test("a megabyte in every field is refused at once", () => {
    const megabyte = '{"a":"'.padEnd(1_000_000, "x");
    const texts = [
      "SceneCode",
      "MerchantBizId",
      "MetaInfo",
      "MerchantUserId",
      "DocType",
      "CallbackUrl",
      "CallbackToken",
    ];
    const flooded = {
      ...sound,
      callbackTo: "own",
      ...Object.fromEntries(texts.map((name) => [name, megabyte])),
    };
    const before = performance.now();
    expect(refusal(flooded, "en").fields).toHaveLength(texts.length);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
