import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import { nearly, soundDraft, soundMetaInfo } from "@/lib/initialize/drafts.test-kit";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import { PARAMETERS } from "@/lib/initialize/parameters";
import { differences, storableParameters, toWireParameters } from "@/lib/initialize/wire";

const runs = { numRuns: 1000 };

const filled = {
  MerchantUserId: "hash-of-the-user",
  CallbackUrl: "https://console.example/api/callbacks/01",
  CallbackToken: "token-of-the-console",
};

const DEFAULTS: Partial<Record<ParameterName, string>> = {
  IdSpoof: "N",
  IdThreshold: "3",
  ShowGuidePage: "1",
  DocScanMode: "shoot",
};

describe("toWireParameters", { timeout: 60_000 }, () => {
  test("an untouched form sends the five required parameters and the console's callback", () => {
    const draft = { ...defaultDraft("b1"), MetaInfo: "{}", MerchantUserId: "raw" };
    expect(toWireParameters(draft, filled)).toEqual({
      ProductCode: "ID_OCR",
      MerchantBizId: "b1",
      MetaInfo: "{}",
      MerchantUserId: "hash-of-the-user",
      DocType: "01000000",
      CallbackUrl: "https://console.example/api/callbacks/01",
      CallbackToken: "token-of-the-console",
    });
  });

  test("everything at once, as the vendor's own client sends it", () => {
    const draft: InitializeDraft = {
      SceneCode: "scene_1",
      MerchantBizId: "b2",
      MetaInfo: ' { "deviceType" : "web" } ',
      MerchantUserId: "raw",
      IdSpoof: "Y",
      DocType: "00000001",
      IdThreshold: "0",
      CallbackUrl: "https://example.com/hook?tenant=7",
      CallbackToken: "mine",
      DocPageConfig: "OCR_ID_BACK",
      ShowGuidePage: "0",
      DocScanMode: "auto",
      callbackTo: "own",
      hashMerchantUserId: false,
      pinned: [],
    };
    expect(Object.entries(toWireParameters(draft, { ...filled, MerchantUserId: "raw" }))).toEqual([
      ["ProductCode", "ID_OCR"],
      ["SceneCode", "scene_1"],
      ["MerchantBizId", "b2"],
      ["MetaInfo", ' { "deviceType" : "web" } '],
      ["MerchantUserId", "raw"],
      ["IdSpoof", "Y"],
      ["DocType", "00000001"],
      ["IdThreshold", "0"],
      ["CallbackUrl", "https://example.com/hook?tenant=7"],
      ["CallbackToken", "mine"],
      ["DocPageConfig", '["OCR_ID_BACK"]'],
      ["ShowGuidePage", "0"],
      ["DocScanMode", "auto"],
    ]);
  });

  test("a default is left out unless it is pinned, and nothing else is", () => {
    fc.assert(
      fc.property(soundDraft, (draft) => {
        const wire = toWireParameters(draft, filled);
        for (const name of ["IdSpoof", "IdThreshold", "ShowGuidePage", "DocScanMode"] as const) {
          const left = draft[name] === DEFAULTS[name] && !draft.pinned.includes(name);
          expect(wire[name]).toBe(left ? undefined : draft[name]);
        }
        expect(wire.SceneCode ?? "").toBe(draft.SceneCode);
      }),
      runs,
    );
  });

  test("an empty value is never sent, not even a pinned one, whatever the draft holds", () => {
    const emptyish = fc.record({
      draft: soundDraft,
      empty: fc.subarray(["SceneCode", "MerchantBizId", "MetaInfo", "CallbackUrl", "CallbackToken"]),
      filled: fc.constantFrom(
        filled,
        { MerchantUserId: "" },
        { ...filled, CallbackUrl: "", CallbackToken: "" },
      ),
    });
    fc.assert(
      fc.property(emptyish, ({ draft, empty, filled: given }) => {
        const hollow = { ...draft, ...Object.fromEntries(empty.map((name) => [name, ""])) };
        expect(Object.values(toWireParameters(hollow, given))).not.toContain("");
      }),
      runs,
    );
  });

  test("MetaInfo arrives byte for byte, even one that the schema would refuse", () => {
    fc.assert(
      fc.property(soundDraft, nearly(soundMetaInfo), (draft, MetaInfo) => {
        fc.pre(MetaInfo !== "");
        const sent = toWireParameters({ ...draft, MetaInfo }, filled).MetaInfo ?? "";
        expect(Buffer.from(sent, "utf16le").equals(Buffer.from(MetaInfo, "utf16le"))).toBe(true);
      }),
      runs,
    );
  });

  test("the back page is asked for as JSON text, and only of the mainland ID card", () => {
    fc.assert(
      fc.property(soundDraft, fc.constantFrom("", "OCR_ID_BACK"), (draft, DocPageConfig) => {
        const wire = toWireParameters({ ...draft, DocPageConfig }, filled);
        const asked = DocPageConfig === "OCR_ID_BACK" && draft.DocType === "00000001";
        expect(wire.DocPageConfig).toBe(asked ? '["OCR_ID_BACK"]' : undefined);
      }),
      runs,
    );
  });

  test("the callback goes where the draft says, and the token never goes without it", () => {
    fc.assert(
      fc.property(soundDraft, (draft) => {
        const { CallbackUrl, CallbackToken } = toWireParameters(draft, filled);
        const expected = {
          console: [filled.CallbackUrl, filled.CallbackToken],
          own: [draft.CallbackUrl, draft.CallbackToken || undefined],
          none: [undefined, undefined],
        };
        expect([CallbackUrl, CallbackToken]).toEqual(expected[draft.callbackTo]);
      }),
      runs,
    );
    const without = toWireParameters(defaultDraft("b"), { MerchantUserId: "h", CallbackToken: "t" });
    expect(Object.keys(without)).not.toContain("CallbackToken");
  });

  test("the raw user is not sent: the filled one is", () => {
    fc.assert(
      fc.property(soundDraft, (draft) => {
        expect(toWireParameters(draft, filled).MerchantUserId).toBe("hash-of-the-user");
      }),
      runs,
    );
  });
});

describe("differences", { timeout: 60_000 }, () => {
  test("an untouched form differs in nothing", () => {
    expect(differences(defaultDraft("b"))).toEqual([]);
  });

  test("are exactly the optional parameters that are sent without being pinned", () => {
    fc.assert(
      fc.property(soundDraft, (draft) => {
        const wire = toWireParameters({ ...draft, pinned: [] }, filled);
        const optional = PARAMETERS.filter(({ required }) => !required).map(({ name }) => name);
        const callback = ["CallbackUrl", "CallbackToken"];
        const plain = (names: ParameterName[]) => names.filter((name) => !callback.includes(name));
        expect(plain(differences(draft))).toEqual(plain(optional.filter((name) => name in wire)));
      }),
      runs,
    );
  });

  test("name the callback when it does not go to the console", () => {
    fc.assert(
      fc.property(soundDraft, (draft) => {
        const named = differences(draft);
        expect(named.includes("CallbackUrl")).toBe(draft.callbackTo !== "console");
        expect(named.includes("CallbackToken")).toBe(
          draft.callbackTo === "own" && draft.CallbackToken !== "",
        );
      }),
      runs,
    );
  });

  test("do not depend on what is pinned", () => {
    fc.assert(
      fc.property(soundDraft, (draft) => {
        expect(differences(draft)).toEqual(differences({ ...draft, pinned: [] }));
      }),
      runs,
    );
  });
});

describe("storableParameters", { timeout: 60_000 }, () => {
  test("hold everything that was sent but the user, their device and the token", () => {
    fc.assert(
      fc.property(soundDraft, fc.uuid(), fc.uuid(), (draft, user, token) => {
        const own = { ...draft, MerchantUserId: user, CallbackToken: token };
        const wire = toWireParameters(own, { ...filled, MerchantUserId: user, CallbackToken: token });
        const stored = storableParameters(wire);
        expect(JSON.stringify(stored)).not.toContain(user);
        expect(JSON.stringify(stored)).not.toContain(token);
        const secret = ["MerchantUserId", "MetaInfo", "CallbackToken"];
        expect(Object.keys(stored)).toEqual(Object.keys(wire).filter((name) => !secret.includes(name)));
      }),
      runs,
    );
  });
});
