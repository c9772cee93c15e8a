import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import type { LintFacts } from "@/lib/initialize/lint/finding";
import { decodedMetaInfo } from "@/lib/initialize/lint/fixes";
import { lintDraft, missingIn } from "@/lib/initialize/lint/lint-draft";
import { DEVICE_PROFILES, metaInfoProblems } from "@/lib/initialize/meta-info";
import { draftSchema } from "@/lib/initialize/schema";

const options = { allowLocalCallback: false };
const facts: LintFacts = { metaInfoUsedAt: null, metaInfoSince: null, now: 10_000_000 };
const good: InitializeDraft = {
  ...defaultDraft("e0c34a77f5ac40a5aa5e6ed20c35aaaa"),
  MetaInfo: DEVICE_PROFILES[0]?.metaInfo ?? "",
  MerchantUserId: "user 7",
};
const own = (CallbackUrl: string) => ({ callbackTo: "own" as const, CallbackUrl });
const idsOf = (changed: Partial<InitializeDraft>, known: Partial<LintFacts> = {}) =>
  lintDraft({ ...good, ...changed }, { ...facts, ...known }, options).map(({ id }) => id);

test("a good draft has nothing to find, nor has an untouched form", () => {
  expect(idsOf({})).toEqual([]);
  expect(lintDraft(defaultDraft("a1"), facts, options)).toEqual([]);
});

test("what is not filled in yet is named, exactly as long as the draft cannot be sent for want of it", () => {
  expect(missingIn(defaultDraft("a1"), options)).toEqual(["MetaInfo", "MerchantUserId"]);
  expect(missingIn({ ...good, ...own("") }, options)).toEqual(["CallbackUrl"]);
  expect(missingIn({ ...good, MerchantUserId: " " }, options)).toEqual(["MerchantUserId"]);
  expect(missingIn(good, options)).toEqual([]);
});

describe("what is found", () => {
  test.each<[string, Partial<InitializeDraft>, Partial<LintFacts>, string]>([
    ["MetaInfo encoded twice", { MetaInfo: JSON.stringify(good.MetaInfo) }, {}, "MetaInfo.untouched"],
    ["MetaInfo that is a list", { MetaInfo: "[1]" }, {}, "MetaInfo.object"],
    ["MetaInfo without a device type", { MetaInfo: '{"a":1}' }, {}, "MetaInfo.device-type"],
    ["a device type that is no text", { MetaInfo: '{"deviceType":7}' }, {}, "MetaInfo.device-type"],
    ["MetaInfo that was sent before", {}, { metaInfoUsedAt: 5 }, "MetaInfo.used-before"],
    ["MetaInfo of an hour ago", {}, { metaInfoSince: facts.now - 3_600_000 }, "MetaInfo.old"],
    [
      "a raw phone number",
      { MerchantUserId: "+86 138-1234-5678", hashMerchantUserId: false },
      {},
      "MerchantUserId.personal",
    ],
    [
      "a raw email address",
      { MerchantUserId: "li.si@example.com", hashMerchantUserId: false },
      {},
      "MerchantUserId.personal",
    ],
    [
      "a raw identity number",
      { MerchantUserId: "11010519491231002X", hashMerchantUserId: false },
      {},
      "MerchantUserId.personal",
    ],
    [
      "a raw Hong Kong card",
      { MerchantUserId: "A123456(3)", hashMerchantUserId: false },
      {},
      "MerchantUserId.personal",
    ],
    ["an address without https", own("http://a.example.org"), {}, "CallbackUrl.https"],
    ["a name of the inside", own("https://db.internal/x"), {}, "CallbackUrl.public-name"],
    ["a name without a dot", own("https://intranet/x"), {}, "CallbackUrl.public-name"],
    ["a private number", own("https://192.168.1.9/x"), {}, "CallbackUrl.public-name"],
    ["a number in hexadecimal", own("https://0x7f000001/x"), {}, "CallbackUrl.public-name"],
    ["a private number of IPv6", own("https://[fd00::1]/x"), {}, "CallbackUrl.public-name"],
    ["a person by name", own("https://a.example.org/?mobile=1"), {}, "CallbackUrl.personal"],
    ["a person by value", own("https://a.example.org/?x=li%40si.com"), {}, "CallbackUrl.personal"],
    [
      "a field that the vendor adds",
      own("https://a.example.org/?TransactionID=1"),
      {},
      "CallbackUrl.added-fields",
    ],
    ["a SceneCode outside its alphabet", { SceneCode: "a-b" }, {}, "SceneCode.alphabet"],
    ["a MerchantBizId outside its alphabet", { MerchantBizId: "a-b" }, {}, "MerchantBizId.alphabet"],
    ["a DocType that is not listed", { DocType: "99999999" }, {}, "DocType.listed"],
  ])("%s", (_what, changed, known, id) => {
    expect(idsOf(changed, known)).toEqual([id]);
  });

  test("a DocType outside the table, where that is permitted, is a warning with the page's words and a way back", () => {
    const permitted = { ...options, allowUnlistedDocType: true };
    const look = (DocType: string) => lintDraft({ ...good, DocType }, facts, permitted);
    const [found, ...more] = look("00000011");
    expect(found).toMatchObject({ id: "DocType.unlisted", severity: "warning" });
    expect(found?.quote?.en).toBe("For details, see the following table.");
    expect(more).toEqual([]);
    const fixed = (DocType: string) => look(DocType)[0]?.fix?.apply({ ...good, DocType }).DocType;
    expect(fixed("00000011")).toBe("000000011");
    expect(fixed("1")).toBe("00000001");
    expect(fixed("99999999")).toBe("01000000");
    expect(look("01000000")).toEqual([]);
    expect(look("a b").map(({ id }) => id)).toEqual(["DocType.spelling"]);
  });

  test("nothing of a person who is hashed, of ordinary ids, and of public addresses", () => {
    expect(idsOf({ MerchantUserId: "+8613812345678" })).toEqual([]);
    for (const MerchantUserId of [
      "customer-17",
      "550e8400e29b41d4a716446655440000",
      "12345",
      "order 9 of 12",
    ]) {
      expect(idsOf({ MerchantUserId, hashMerchantUserId: false })).toEqual([]);
    }
    for (const host of ["hooks.example.org", "8.8.8.8", "[2606:4700::1111]", "xn--fiqs8s.cn"]) {
      expect(idsOf(own(`https://${host}/hook?id=9`))).toEqual([]);
    }
    expect(idsOf({}, { metaInfoSince: facts.now - 3_599_999 })).toEqual([]);
  });
});

describe("whatever the draft is", () => {
  const text = fc.string({ unit: "binary", maxLength: 60 });
  const draft = fc.record({
    SceneCode: text,
    MerchantBizId: text,
    MetaInfo: fc.oneof(
      text,
      fc.json(),
      fc.json().map((json) => JSON.stringify(json)),
    ),
    MerchantUserId: fc.oneof(text, fc.constantFrom("13812345678", " a ", "x@y.zz")),
    CallbackUrl: fc.oneof(
      text,
      fc.webUrl({ withQueryParameters: true }),
      fc.constant("https://a.b/?passed=Y&x=1"),
    ),
    DocType: fc.constantFrom("01000000", "00000001", "1"),
    DocPageConfig: fc.constantFrom("" as const, "OCR_ID_BACK" as const),
    callbackTo: fc.constantFrom("own" as const, "console" as const, "none" as const),
    hashMerchantUserId: fc.boolean(),
  });

  test("errors are what the schema refuses, but for what is not filled in yet", () => {
    const schema = draftSchema("en", options);
    fc.assert(
      fc.property(draft, (changed) => {
        const whole = { ...good, ...changed };
        const refused = (schema.safeParse(whole).error?.issues ?? []).flatMap((issue) =>
          issue.code === "custom" ? [String(issue.params?.rule)] : [],
        );
        const errors = lintDraft(whole, facts, options).filter(({ severity }) => severity === "error");
        expect(errors.map(({ id }) => id)).toEqual(refused.filter((id) => !/\.(required|given)$/.test(id)));
      }),
      { numRuns: 1_000 },
    );
  });

  test("a fix mends its finding and touches nothing else", () => {
    fc.assert(
      fc.property(draft, (changed) => {
        const whole = { ...good, ...changed };
        for (const { id, parameter, fix } of lintDraft(whole, facts, options)) {
          if (!fix) continue;
          const fixed = fix.apply(whole);
          const stays = lintDraft(fixed, facts, options).map((finding) => finding.id);
          expect(stays).not.toContain(id);
          const touched =
            parameter === "CallbackUrl" ? ["CallbackUrl", "callbackTo"] : [parameter, "hashMerchantUserId"];
          for (const [name, value] of Object.entries(fixed)) {
            if (!touched.includes(name))
              expect(value).toEqual(Object.entries(whole).find(([key]) => key === name)?.[1]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("MetaInfo is found again however often it was encoded, up to three times", () => {
  const encodings = [JSON.stringify, (text: string) => JSON.stringify(text).slice(1, -1), encodeURIComponent];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...encodings), { minLength: 1, maxLength: 3 }), (steps) => {
      const encoded = steps.reduce((inner, step) => step(inner), good.MetaInfo);
      fc.pre(metaInfoProblems(encoded).includes("encoded-twice"));
      expect(decodedMetaInfo(encoded)).toBe(good.MetaInfo);
    }),
  );
});
