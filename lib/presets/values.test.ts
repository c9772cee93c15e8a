import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import { presetValuesSchema } from "@/lib/presets/schema";
import { applyPreset, brokenLocks, PRESET_FIELDS, presetValues } from "@/lib/presets/values";

const drafts: fc.Arbitrary<InitializeDraft> = fc
  .record({
    SceneCode: fc.constantFrom("", "abc"),
    DocType: fc.constantFrom("01000000", "00000001"),
    DocPageConfig: fc.constantFrom("" as const, "OCR_ID_BACK" as const),
    DocScanMode: fc.constantFrom("shoot" as const, "scan" as const, "auto" as const),
    ShowGuidePage: fc.constantFrom("0" as const, "1" as const),
    IdThreshold: fc.constantFrom("0" as const, "1" as const, "3" as const),
    IdSpoof: fc.constantFrom("Y" as const, "N" as const),
    callbackTo: fc.constantFrom("console" as const, "own" as const, "none" as const),
    CallbackUrl: fc.constantFrom("", "https://own.example.org"),
    CallbackToken: fc.constantFrom("", "secret"),
    hashMerchantUserId: fc.boolean(),
    MerchantUserId: fc.string(),
    MetaInfo: fc.string(),
    pinned: fc.subarray<ParameterName>(["IdSpoof", "DocType"]),
  })
  .map((fields) => ({ ...defaultDraft("biz1"), ...fields }));
const locks = fc.subarray([...PRESET_FIELDS]);

test("a preset made of a draft brings its fields back, and never a person, a device or a secret", () => {
  fc.assert(
    fc.property(drafts, drafts, locks, (draft, other, locked) => {
      const values = presetValues(draft, locked);
      expect(presetValuesSchema.parse(values)).toEqual(values);
      const applied = applyPreset(other, values);
      for (const field of PRESET_FIELDS) expect(applied[field]).toEqual(draft[field]);
      expect(applied.MerchantUserId).toBe(other.MerchantUserId);
      expect(applied.MetaInfo).toBe(other.MetaInfo);
      expect(applied.MerchantBizId).toBe(other.MerchantBizId);
      expect(applied.CallbackToken).toBe("");
    }),
  );
});

test("a draft breaks exactly the locks whose field it sets otherwise", () => {
  fc.assert(
    fc.property(drafts, drafts, locks, (draft, other, locked) => {
      const broken = brokenLocks(other, presetValues(draft), locked);
      const differing = locked.filter(
        (field) => JSON.stringify(other[field]) !== JSON.stringify(draft[field]),
      );
      expect(broken).toEqual(differing);
    }),
  );
});
