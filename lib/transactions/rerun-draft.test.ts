import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import { storableParameters, toWireParameters } from "@/lib/initialize/wire";
import { ERASED } from "@/lib/transactions/erased";
import { rerunDraft } from "@/lib/transactions/rerun-draft";

const HASH = "a".repeat(64);
const drafts: fc.Arbitrary<InitializeDraft> = fc
  .record({
    SceneCode: fc.constantFrom("", "abc"),
    DocType: fc.constantFrom("01000000", "00000001", "000000011", "DOC_9-z"),
    DocPageConfig: fc.constantFrom("" as const, "OCR_ID_BACK" as const),
    DocScanMode: fc.constantFrom("shoot" as const, "scan" as const, "auto" as const),
    ShowGuidePage: fc.constantFrom("0" as const, "1" as const),
    IdThreshold: fc.constantFrom("0" as const, "1" as const, "2" as const, "3" as const),
    IdSpoof: fc.constantFrom("Y" as const, "N" as const),
    callbackTo: fc.constantFrom("console" as const, "own" as const, "none" as const),
    hashMerchantUserId: fc.boolean(),
    MetaInfo: fc.json(),
    pinned: fc.subarray<ParameterName>(["IdSpoof", "IdThreshold", "ShowGuidePage", "DocScanMode"]),
  })
  .map((fields) => ({ ...defaultDraft("before"), ...fields, CallbackUrl: "https://own.example.org/x" }));

/** What the console fills in when it sends. */
const filled = (draft: InitializeDraft) => ({
  MerchantUserId: draft.hashMerchantUserId ? HASH : draft.MerchantUserId,
  ...(draft.callbackTo === "console" ? { CallbackUrl: "https://console/cb", CallbackToken: "t" } : {}),
});

test("a repetition sends what was sent, under its own MerchantBizId, to the same person where they were hashed", () => {
  fc.assert(
    fc.property(drafts, (before) => {
      const draft = { ...before, MerchantUserId: "somebody" };
      const wire = toWireParameters(draft, filled(draft));
      const again = rerunDraft(
        {
          parameters: { ...storableParameters(wire), MetaInfo: draft.MetaInfo },
          callbackExpected: draft.callbackTo === "console",
          merchantUserHash: HASH,
          merchantUserHashed: draft.hashMerchantUserId,
        },
        "after",
      );
      const { MerchantUserId, ...sent } = toWireParameters(again, filled(again));
      const { MerchantUserId: _person, ...meant } = wire;
      expect(sent).toEqual({ ...meant, MerchantBizId: "after" });
      if (draft.hashMerchantUserId) expect(MerchantUserId).toBe(HASH);
      else expect(again.MerchantUserId).toBe("");
    }),
    { numRuns: 1_000 },
  );
});

test("what is stored and fits no form any more falls back to the default", () => {
  const sent = { callbackExpected: false, merchantUserHash: HASH, merchantUserHashed: true };
  const draft = rerunDraft(
    { ...sent, parameters: { IdThreshold: "9", DocScanMode: "stare", IdSpoof: "" } },
    "after",
  );
  expect(draft).toMatchObject({ IdThreshold: "3", DocScanMode: "shoot", IdSpoof: "N" });
});

test("an own callback address that was erased has to be typed again", () => {
  const sent = { callbackExpected: false, merchantUserHash: HASH, merchantUserHashed: true };
  const draft = rerunDraft({ ...sent, parameters: { CallbackUrl: ERASED } }, "after");
  expect(draft).toMatchObject({ callbackTo: "own", CallbackUrl: "" });
});
