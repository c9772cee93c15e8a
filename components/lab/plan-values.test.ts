import { describe, expect, it } from "vitest";
import {
  begunFrom,
  fittedTo,
  plannedAgain,
  underLocks,
  untouchedPlan,
  withPreset,
} from "@/components/lab/plan-begun";
import { minutesAtDevice, secondsToSend } from "@/components/lab/plan-estimate";
import { offeredPresets, type PlanPreset } from "@/components/lab/plan-preset";
import { planSum } from "@/components/lab/plan-sum";
import {
  lockedIn,
  type PlanSetting,
  type PlanValues,
  placedOnForm,
  planInput,
} from "@/components/lab/plan-values";
import { defaultDraft } from "@/lib/initialize/draft";
import { planSchema } from "@/lib/lab/schema";
import type { ExperimentView } from "@/lib/lab/view";
import { NOWHERE } from "@/lib/transactions/starting-point";

const credential = (id: string, environment: "sandbox" | "live") => ({
  id,
  name: environment,
  environment,
  endpoint: "https://example.test",
  endpointLabel: "example",
  lastFour: "0000",
});
const SANDBOX = "00000000-0000-7000-8000-000000000001";
const LIVE = "00000000-0000-7000-8000-000000000002";
const ID = "00000000-0000-7000-8000-00000000000a";
const preset: PlanPreset = {
  presetId: "p",
  versionId: "00000000-0000-7000-8000-0000000000b2",
  version: 2,
  name: "Strict",
  shared: true,
  values: { IdThreshold: "1", SceneCode: "desk", callbackTo: "none" },
  locked: ["IdThreshold", "hashMerchantUserId"],
  older: false,
};
const setting: PlanSetting = {
  credentials: [credential(SANDBOX, "sandbox"), credential(LIVE, "live")],
  callbackOrigins: { sandbox: "http://127.0.0.1:3000", live: "http://127.0.0.1:3000" },
  presets: [preset],
  mayLock: false,
  sentHash: null,
};
const untouched = untouchedPlan(setting, "biz");
const filled: PlanValues = {
  ...untouched,
  name: "Which threshold",
  draft: { ...untouched.draft, MerchantUserId: "somebody" },
  ticked: {
    ...untouched.ticked,
    DocScanMode: ["scan", "shoot"],
    IdThreshold: ["3", "1", "0"],
    IdSpoof: ["Y"],
  },
};

describe("the form of a plan", () => {
  it("becomes a plan that the console takes: several values an axis in the vendor's order, one held in the draft", () => {
    const input = planInput(filled, ID);
    expect(input.axes).toEqual([
      { parameter: "IdThreshold", values: ["0", "1", "3"] },
      { parameter: "DocScanMode", values: ["shoot", "scan"] },
    ]);
    expect(input.draft).toMatchObject({ IdSpoof: "Y", ShowGuidePage: "1", DocType: "01000000" });
    expect(planSchema("en").safeParse(input).success).toBe(true);
  });

  it("counts what the console will count", () => {
    expect(planSum(filled)).toMatchObject({ factors: [3, 2], runsPerCell: 5, calls: 30 });
    expect(planSum({ ...filled, runsPerCell: "" }).calls).toBeNaN();
  });

  it("asks for the back of a card only where every document has one", () => {
    const both = { ...filled.ticked, DocPageConfig: ["", "OCR_ID_BACK"] };
    expect(planSum({ ...filled, ticked: both }).factors).toEqual([3, 2]);
    const ofCards = { ...both, DocType: ["00000001"] };
    expect(planSum({ ...filled, ticked: ofCards }).factors).toEqual([3, 2, 2]);
  });

  it("goes from the sandbox to a real device, and back, without what only the other takes", () => {
    const live = fittedTo(setting, { ...filled, credentialId: LIVE });
    expect(live).toMatchObject({ device: "person", sideBySide: "1" });
    expect(live.draft).toMatchObject({ MetaInfo: "", callbackTo: "none", MerchantUserId: "somebody" });
    const back = fittedTo(setting, { ...live, credentialId: SANDBOX });
    expect(back.device).toBe("by-quality");
    expect(back.draft.MetaInfo).toBe(untouched.draft.MetaInfo);
  });

  it("puts what was refused where it was ticked", () => {
    const axes = planInput(filled, ID).axes;
    expect(placedOnForm({ "axes.1.values": "a", "draft.IdSpoof": "b", name: "c" }, axes)).toEqual({
      "ticked.DocScanMode": "a",
      "ticked.IdSpoof": "b",
      name: "c",
    });
    expect(placedOnForm({ axes: "none" }, [])).toEqual({ "ticked.IdThreshold": "none" });
  });

  it("begins again as it was planned, without the person", () => {
    const before = {
      name: "Before",
      credential: { id: LIVE, label: "live", environment: "live" },
      axes: [{ parameter: "IdSpoof", values: ["Y", "N"] }],
      runsPerCell: 7,
      sideBySide: 1,
      device: "person",
      quality: null,
      preset: null,
      fixed: { IdThreshold: "2", DocType: "00000001", DocPageConfig: "OCR_ID_BACK", SceneCode: "lab" },
    } as unknown as ExperimentView;
    const again = plannedAgain(setting, untouched, before);
    expect(again).toMatchObject({ name: "Before", credentialId: LIVE, runsPerCell: "7", device: "person" });
    expect(again.draft).toMatchObject({ MerchantUserId: "", SceneCode: "lab" });
    expect(again.ticked).toMatchObject({
      IdSpoof: ["Y", "N"],
      IdThreshold: ["2"],
      DocType: ["00000001"],
      DocPageConfig: ["OCR_ID_BACK"],
      DocScanMode: ["shoot"],
    });
  });

  it("begins again under what its preset locks, with the same address for callbacks", () => {
    const CallbackUrl = "https://own.example/hook";
    const strict: PlanPreset = {
      ...preset,
      values: { callbackTo: "own", CallbackUrl, hashMerchantUserId: false },
      locked: ["callbackTo", "CallbackUrl", "hashMerchantUserId"],
    };
    const before = {
      name: "Before",
      credential: { id: SANDBOX, label: "sandbox", environment: "sandbox" },
      axes: [{ parameter: "IdSpoof", values: ["Y", "N"] }],
      runsPerCell: 1,
      sideBySide: 1,
      device: "person",
      quality: null,
      preset: { versionId: strict.versionId },
      fixed: { callbackTo: "own", CallbackUrl },
    } as unknown as ExperimentView;
    const locked = { ...setting, presets: [strict] };
    const again = plannedAgain(locked, untouched, before);
    expect(again.presetVersionId).toBe(strict.versionId);
    expect(again.draft).toMatchObject({ callbackTo: "own", CallbackUrl, hashMerchantUserId: false });
    const quiet = { ...before, preset: null, fixed: { callbackTo: "none" } };
    expect(plannedAgain(setting, untouched, quiet).draft.callbackTo).toBe("none");
  });
});

describe("a plan that begins with a preset", () => {
  it("takes its values and leaves person, device and runs as they were", () => {
    const composed = withPreset(setting, { ...filled, runsPerCell: "9" }, preset.versionId);
    expect(composed).toMatchObject({
      presetVersionId: preset.versionId,
      runsPerCell: "9",
      device: filled.device,
    });
    expect(composed.draft).toMatchObject({
      MerchantUserId: "somebody",
      SceneCode: "desk",
      callbackTo: "none",
    });
    expect(composed.ticked).toMatchObject({ IdThreshold: ["1"], IdSpoof: ["N"], DocScanMode: ["shoot"] });
    expect(planInput(composed, ID).presetVersionId).toBe(preset.versionId);
    expect(fittedTo(setting, composed).draft.callbackTo).toBe("none");
    expect(withPreset(setting, filled, "gone").presetVersionId).toBeNull();
  });

  it("holds what it locks, but for an admin", () => {
    const forged = {
      ...withPreset(setting, filled, preset.versionId),
      ticked: { ...filled.ticked, IdThreshold: ["0", "1"] },
      draft: { ...filled.draft, hashMerchantUserId: false },
    };
    const held = underLocks(setting, forged);
    expect(held.ticked).toMatchObject({ IdThreshold: ["1"], DocScanMode: ["scan", "shoot"] });
    expect(held.draft.hashMerchantUserId).toBe(true);
    expect(lockedIn(setting, preset.versionId)).toEqual(preset.locked);
    const admin = { ...setting, mayLock: true };
    expect(underLocks(admin, forged)).toEqual(forged);
    expect(lockedIn(admin, preset.versionId)).toEqual([]);
  });

  it("by its link begins with its newest version", () => {
    const from = { ...NOWHERE, presetId: "p" };
    expect(begunFrom(setting, untouched, from).presetVersionId).toBe(preset.versionId);
    expect(begunFrom(setting, untouched, { ...NOWHERE, presetId: "other" })).toEqual(untouched);
  });
});

describe("a plan that varies a call", () => {
  const before = { presetId: "p", versionId: "v1", version: 1, values: {}, locked: [], fits: true };
  const from = {
    ...NOWHERE,
    draft: {
      ...defaultDraft("again"),
      IdSpoof: "Y" as const,
      SceneCode: "lobby",
      callbackTo: "none" as const,
    },
    presetVersion: before,
    rerunOf: {
      id: "t",
      merchantBizId: "b",
      credentialId: LIVE,
      person: "typed" as const,
      device: "sealed" as const,
    },
  };

  it("holds each parameter as it was sent, with its credential, and calls nobody back who was not", () => {
    const begun = begunFrom(setting, untouched, from);
    expect(begun).toMatchObject({ credentialId: LIVE, device: "person", presetVersionId: "v1" });
    expect(begun.draft).toMatchObject({ SceneCode: "lobby", callbackTo: "none", MetaInfo: "" });
    expect(begun.ticked).toMatchObject({ IdSpoof: ["Y"], IdThreshold: ["3"] });
    expect(planSum(begun).axes).toEqual([]);
  });

  it("goes on with the version that it was composed from, under the locks of the newest", () => {
    const { presetId: id, ...newest } = {
      ...preset,
      mayChange: false,
      owner: "",
      note: "",
      changedBy: "",
      changedAt: "",
    };
    const offered = offeredPresets([{ id, ...newest, locked: [...newest.locked] }], before);
    expect(offered.map(({ version, older }) => [version, older])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(offered[1]?.locked).toEqual(preset.locked);
    expect(offeredPresets([], before)).toEqual([]);
  });

  it("leaves unticked what no list knows", () => {
    const odd = { ...from, draft: { ...from.draft, DocType: "99999999" } };
    expect(begunFrom(setting, untouched, odd).ticked.DocType).toEqual([]);
  });
});

describe("a plan that varies a call whose person was sent as a hash", () => {
  const HASH = "48e5".padEnd(64, "0");
  const ofHash: PlanSetting = { ...setting, sentHash: HASH };
  const named = { ...filled.draft, MerchantUserId: HASH, hashMerchantUserId: false };
  const varied: PlanValues = { ...filled, draft: named };
  const presetThat = (over: Partial<PlanPreset>): PlanSetting => ({
    ...ofHash,
    presets: [{ ...preset, locked: [], ...over }],
  });

  it("names the same person under a preset that is chosen afterwards, whether or not it hashes who is typed", () => {
    for (const values of [{}, { hashMerchantUserId: true }, { hashMerchantUserId: false }]) {
      const chosen = withPreset(presetThat({ values }), varied, preset.versionId);
      expect(chosen.draft).toMatchObject({ MerchantUserId: HASH, hashMerchantUserId: false });
    }
  });

  it("asks for the person again where a lock wants whoever is sent to be hashed", () => {
    const locking = presetThat({ values: {}, locked: ["hashMerchantUserId"] });
    const typedAgain = { MerchantUserId: "", hashMerchantUserId: true };
    const chosen = underLocks(locking, withPreset(locking, varied, preset.versionId));
    expect(chosen.draft).toMatchObject(typedAgain);
    const { versionId } = preset;
    expect(underLocks(locking, { ...varied, presetVersionId: versionId }).draft).toMatchObject(typedAgain);
    const begun = begunFrom(locking, untouched, {
      ...NOWHERE,
      draft: named,
      presetVersion: { presetId: "p", versionId, version: 2, values: {}, locked: [], fits: true },
      rerunOf: { id: "t", merchantBizId: "b", credentialId: SANDBOX, person: "same", device: "same" },
    });
    expect(begun).toMatchObject({ presetVersionId: versionId, draft: typedAgain });
    const admin = { ...locking, mayLock: true };
    expect(withPreset(admin, varied, versionId).draft.MerchantUserId).toBe(HASH);
  });

  it("leaves somebody who is typed in place of the hash to the preset", () => {
    const somebody = { ...varied, draft: { ...named, MerchantUserId: "somebody" } };
    const chosen = withPreset(presetThat({ values: {} }), somebody, preset.versionId);
    expect(chosen.draft).toMatchObject({ MerchantUserId: "somebody", hashMerchantUserId: true });
  });
});

describe("what a plan takes", () => {
  it("is rounded up to whole seconds of sending", () => {
    expect(secondsToSend(60, 10)).toBe(6);
    expect(secondsToSend(61, 10)).toBe(7);
    expect(secondsToSend(1, 10)).toBe(1);
  });

  it("is less time at the device when there are several", () => {
    expect(minutesAtDevice(60, 1)).toEqual({ from: 60, to: 120 });
    expect(minutesAtDevice(60, 4)).toEqual({ from: 15, to: 30 });
  });
});
