import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import {
  CERTIFICATE_CODES,
  LETTERS_AND_DIGITS,
  nearly,
  soundAddress,
  soundDraft,
  soundMetaInfo,
  soundToken,
  soundUserId,
  wordOf,
} from "@/lib/initialize/drafts.test-kit";
import { PAGE_SENTENCES, type Wire } from "@/lib/initialize/page-sentences.test-kit";
import { PARAMETERS } from "@/lib/initialize/parameters";
import { draftSchema } from "@/lib/initialize/schema";
import { toWireParameters } from "@/lib/initialize/wire";

const schema = draftSchema("en");

/** Drafts of which each field is sound, nearly so, or anything. */
const anyDraft = fc
  .record({
    sound: soundDraft,
    odd: fc.record({
      SceneCode: nearly(fc.constant("scene_1")),
      MerchantBizId: nearly(fc.constant("e0c34a77f5ac40a5")),
      MetaInfo: nearly(soundMetaInfo),
      MerchantUserId: nearly(soundUserId),
      DocType: nearly(fc.constantFrom(...CERTIFICATE_CODES)),
      CallbackUrl: nearly(soundAddress),
      CallbackToken: nearly(soundToken),
      DocPageConfig: fc.constantFrom("", "OCR_ID_BACK"),
      callbackTo: fc.constantFrom("own", "console", "none"),
    }),
    takes: fc.uniqueArray(fc.nat({ max: 8 }), { maxLength: 3 }),
  })
  .map(({ sound, odd, takes }): unknown => {
    const taken = Object.entries(odd).filter((_, index) => takes.includes(index));
    return { ...sound, ...Object.fromEntries(taken) };
  });

function wireOf(draft: InitializeDraft): Wire {
  return toWireParameters(draft, {
    MerchantUserId: draft.MerchantUserId,
    CallbackUrl: "https://console.example/api/callbacks/01",
    CallbackToken: "token-of-the-console",
  });
}

describe("whatever the schema accepts", { timeout: 60_000 }, () => {
  test("obeys every sentence of the page once it is on the wire", () => {
    fc.assert(
      fc.property(anyDraft, (raw) => {
        const accepted = schema.safeParse(raw);
        fc.pre(accepted.success);
        const wire = wireOf(accepted.data);
        const broken = Object.entries(PAGE_SENTENCES).filter(([, holds]) => !holds(wire, accepted.data));
        expect(broken.map(([sentence]) => sentence)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("is sent as it was typed, whatever stood in the hidden fields", () => {
    fc.assert(
      fc.property(soundDraft, (draft) => {
        expect(wireOf(schema.parse(draft))).toEqual(wireOf(draft));
      }),
      { numRuns: 1000 },
    );
  });

  test("keeps every visible field unchanged and empties the hidden ones", () => {
    fc.assert(
      fc.property(soundDraft, (draft) => {
        const hidden = draft.callbackTo === "own" ? {} : { CallbackUrl: "", CallbackToken: "" };
        expect(schema.parse(draft)).toEqual({ ...draft, ...hidden });
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the schema accepts", { timeout: 60_000 }, () => {
  test.each(["en", "zh"] as const)("every sound draft (%s)", (locale) => {
    const inLocale = draftSchema(locale);
    fc.assert(
      fc.property(soundDraft, (draft) => {
        const refused = inLocale.safeParse(draft);
        expect(refused.error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("every value that the page lists, and the page's own examples", () => {
    const base: InitializeDraft = {
      ...defaultDraft("e0c34a77"),
      MetaInfo: "{}",
      MerchantUserId: "123456789",
    };
    const mainland = { ...base, DocType: "00000001" };
    for (const { name, values = [] } of PARAMETERS) {
      if (name === "ProductCode") continue;
      for (const { value } of values)
        expect(schema.safeParse({ ...mainland, [name]: value }).success).toBe(true);
    }
    for (const DocType of CERTIFICATE_CODES)
      expect(schema.safeParse({ ...base, DocType }).success).toBe(true);
    for (const { name, example } of PARAMETERS) {
      // The page prints stars over a part of the id, and its callback example is what the vendor calls in the end.
      if (["ProductCode", "MerchantBizId", "CallbackUrl"].includes(name)) continue;
      expect(schema.safeParse({ ...mainland, [name]: example }).success).toBe(true);
    }
  });

  test("what just fits", () => {
    const base: InitializeDraft = { ...defaultDraft("a"), MetaInfo: "{}", MerchantUserId: "u" };
    const address = `https://example.com/${"p".repeat(2048 - "https://example.com/".length)}`;
    const edges: Partial<InitializeDraft>[] = [
      { SceneCode: "A_z0123456" },
      { MerchantBizId: "Zz9".repeat(10).concat("aB") },
      { MetaInfo: `{"a":"${"中".repeat(1362)}ab"}` },
      { MerchantUserId: "🙂".repeat(256) },
      { callbackTo: "own", CallbackUrl: address, CallbackToken: "~".repeat(128) },
      { callbackTo: "own", CallbackUrl: "https://example.com", CallbackToken: "" },
    ];
    for (const edge of edges) expect(schema.safeParse({ ...base, ...edge }).error?.issues ?? []).toEqual([]);
    expect(Buffer.byteLength(edges[2]?.MetaInfo ?? "")).toBe(4096);
  });
});

describe("a code that the page's table does not list", () => {
  const permitting = draftSchema("en", { allowLocalCallback: false, allowUnlistedDocType: true });
  const unlisted = wordOf(`${LETTERS_AND_DIGITS}-_`, 1, 32).filter(
    (code) => !CERTIFICATE_CODES.includes(code),
  );

  test("is refused, and sent exactly as typed once an admin permits it", () => {
    fc.assert(
      fc.property(soundDraft, unlisted, (sound, DocType) => {
        const draft = { ...sound, DocType, DocPageConfig: "" as const };
        expect(schema.safeParse(draft).error?.issues.map(({ path }) => path)).toEqual([["DocType"]]);
        expect(wireOf(permitting.parse(draft)).DocType).toBe(DocType);
      }),
    );
  });

  test("changes nothing else: the permission lets pass what passed before, and still asks for a code", () => {
    fc.assert(
      fc.property(soundDraft, (draft) => {
        expect(permitting.safeParse(draft).success).toBe(true);
        expect(permitting.safeParse({ ...draft, DocType: "", DocPageConfig: "" }).success).toBe(false);
        const back = { ...draft, DocType: "7", DocPageConfig: "OCR_ID_BACK" as const };
        expect(permitting.safeParse(back).error?.issues.map(({ path }) => path)).toEqual([["DocPageConfig"]]);
      }),
    );
  });
});

describe("a callback to this machine", () => {
  const own = (CallbackUrl: string) => ({
    ...defaultDraft("a1"),
    MetaInfo: "{}",
    MerchantUserId: "u",
    callbackTo: "own",
    CallbackUrl,
  });
  const local = [
    "http://localhost/cb",
    "http://localhost:4000",
    "http://127.0.0.1:1/x?y=1",
    "http://[::1]:8/",
  ];

  test.each(local)("%s is for the sandbox alone", (address) => {
    expect(draftSchema("en", { allowLocalCallback: true }).safeParse(own(address)).success).toBe(true);
    const live = schema.safeParse(own(address));
    expect(live.error?.issues.map(({ message }) => message)).toEqual(["The address must start with https."]);
  });

  test.each([
    "http://example.com/cb",
    "http://localhost.example.com/",
    "http://127.0.0.1.example.com/",
    "http://192.168.0.1/",
    "ftp://localhost/",
    "http://localhost@example.com/",
    "//localhost/",
  ])("%s is not this machine, not even for the sandbox", (address) => {
    const sandbox = draftSchema("en", { allowLocalCallback: true }).safeParse(own(address));
    expect(sandbox.error?.issues[0]).toMatchObject({ path: ["CallbackUrl"] });
  });
});
