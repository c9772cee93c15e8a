import { describe, expect, it } from "vitest";
import { minutesAtDevice, secondsToSend } from "@/components/lab/plan-estimate";
import { planSum } from "@/components/lab/plan-sum";
import {
  fittedTo,
  type PlanSetting,
  type PlanValues,
  placedOnForm,
  planInput,
  plannedAgain,
  untouchedPlan,
} from "@/components/lab/plan-values";
import { planSchema } from "@/lib/lab/schema";
import type { ExperimentView } from "@/lib/lab/view";

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
const setting: PlanSetting = {
  credentials: [credential(SANDBOX, "sandbox"), credential(LIVE, "live")],
  callbackOrigins: { sandbox: "http://127.0.0.1:3000", live: "http://127.0.0.1:3000" },
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
    const input = planInput(filled);
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
    const axes = planInput(filled).axes;
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
