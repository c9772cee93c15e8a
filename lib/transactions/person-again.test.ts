import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultDraft } from "@/lib/initialize/draft";
import { applyPreset, brokenLocks, type PresetField } from "@/lib/presets/values";
import { asSent, type Composing, hashesNow, sentHash } from "@/lib/transactions/person-again";
import { NOWHERE, type PersonAgain } from "@/lib/transactions/starting-point";

const HASH = "48e5".padEnd(64, "0");
const named = { ...defaultDraft("biz2"), MerchantUserId: HASH, hashMerchantUserId: false };

const composings = fc.record({
  preset: fc.option(fc.record({ values: fc.record({ hashMerchantUserId: fc.boolean() }) })),
  locked: fc.subarray<PresetField>(["hashMerchantUserId", "IdSpoof"]),
  repeats: fc.boolean(),
});
const unlocked = (repeats: boolean): Composing => ({ preset: { values: {} }, locked: [], repeats });

test("only a person who was sent as a hash is named by one", () => {
  const from = (person: PersonAgain) => ({
    ...NOWHERE,
    draft: named,
    rerunOf: { id: "", merchantBizId: "", credentialId: "", person, device: "same" as const },
  });
  expect(sentHash(from("same"))).toBe(HASH);
  expect(sentHash(from("typed"))).toBeNull();
  expect(sentHash(NOWHERE)).toBeNull();
});

describe("a hash that was sent for somebody", () => {
  test("is not hashed once more by a preset that is chosen, a repetition or not", () => {
    for (const repeats of [true, false]) {
      const draft = asSent(applyPreset(named, {}), HASH, unlocked(repeats));
      expect(draft).toMatchObject({ MerchantUserId: HASH, hashMerchantUserId: false });
    }
  });

  test("stays or has to be typed again, whichever the server takes under the locks", () => {
    fc.assert(
      fc.property(composings, ({ preset, locked, repeats }) => {
        const values = preset?.values ?? {};
        const draft = asSent(applyPreset(named, values), HASH, { preset, locked, repeats });
        expect(draft.hashMerchantUserId && draft.MerchantUserId === HASH).toBe(false);
        // As the server judges it: of a repetition, the hash that was sent counts as hashed.
        const hashMerchantUserId = draft.MerchantUserId === HASH ? repeats : draft.hashMerchantUserId;
        expect(brokenLocks({ ...draft, hashMerchantUserId }, values, locked)).toEqual([]);
        if (locked.length === 0) expect(draft.MerchantUserId).toBe(HASH);
      }),
    );
  });
});

test("somebody typed in its place is sent as the preset says, as a hash without one; the hash again as it stands", () => {
  fc.assert(
    fc.property(composings, (composing) => {
      const asTyped = composing.preset?.values.hashMerchantUserId ?? true;
      expect(hashesNow(HASH, `${HASH}x`, HASH, composing)).toBe(asTyped);
      expect(hashesNow("somebody", HASH, HASH, composing)).toBe(false);
      expect(hashesNow("some", "somebody", HASH, composing)).toBeNull();
      expect(hashesNow("some", "somebody", null, composing)).toBeNull();
      const typed = { ...named, MerchantUserId: "somebody" };
      expect(asSent(typed, HASH, composing)).toBe(typed);
    }),
  );
});
