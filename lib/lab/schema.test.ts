import { describe, expect, test } from "vitest";
import { defaultDraft } from "@/lib/initialize/draft";
import { planSchema } from "@/lib/lab/schema";

const draft = { ...defaultDraft("biz1"), MetaInfo: '{"deviceType":"ios"}', MerchantUserId: "somebody" };
const IdThreshold = { parameter: "IdThreshold", values: ["0", "1"] };
const good = {
  id: "01890000-0000-7000-8000-000000000001",
  name: "Thresholds",
  credentialId: "01890000-0000-7000-8000-000000000000",
  draft,
  axes: [IdThreshold],
  runsPerCell: 3,
  sideBySide: 1,
  device: "person",
};

const faultsOf = (over: object) => {
  const parsed = planSchema("en").safeParse({ ...good, ...over });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join("."));
};

test("a plan as the form makes it is accepted, with a name of 1 to 80 visible characters", () => {
  expect(faultsOf({})).toEqual([]);
  expect(faultsOf({ name: "阈".repeat(80) })).toEqual([]);
  expect(faultsOf({ name: "🂡".repeat(80) })).toEqual([]);
  expect(faultsOf({ axes: [{ parameter: "DocPageConfig", values: ["", "OCR_ID_BACK"] }] })).toEqual([]);
});

describe("is refused on its field", () => {
  test.each([
    ["id", { id: "1" }],
    ["id", { id: undefined }],
    ["name", { name: "" }],
    ["name", { name: "   " }],
    ["name", { name: "\u200b\u2060" }],
    ["name", { name: "\u3164" }],
    ["name", { name: "\u2800" }],
    ["name", { name: "\uffa0" }],
    ["name", { name: `a${"\u0301".repeat(79)}` }],
    ["name", { name: "a\u202eb" }],
    ["name", { name: "a\0" }],
    ["name", { name: "\ud83d" }],
    ["name", { name: "x".repeat(81) }],
    ["axes", { axes: [] }],
    ["axes", { axes: [IdThreshold, IdThreshold] }],
    ["axes.0.values", { axes: [{ parameter: "IdThreshold", values: ["0"] }] }],
    ["axes.0.values", { axes: [{ parameter: "IdThreshold", values: ["0", "0"] }] }],
    ["axes.0.values", { axes: [{ parameter: "IdThreshold", values: ["0", "7"] }] }],
    ["axes.0.parameter", { axes: [{ parameter: "MetaInfo", values: ["a", "b"] }] }],
    ["axes.0.parameter", { axes: [{ parameter: "MerchantBizId", values: ["a", "b"] }] }],
    ["runsPerCell", { runsPerCell: 0 }],
    ["runsPerCell", { runsPerCell: 201 }],
    ["runsPerCell", { runsPerCell: 1.5 }],
    ["sideBySide", { sideBySide: 21 }],
    ["device", { device: "robot" }],
    ["quality", { device: "by-quality" }],
    ["quality", { device: "person", quality: 50 }],
    ["quality", { device: "by-quality", quality: 101 }],
    ["draft.MetaInfo", { draft: { ...draft, MetaInfo: "x" } }],
    ["draft", { draft: { ...draft, extra: 1 } }],
    ["", { extra: 1 }],
  ])("%s: %j", (field, over) => {
    expect(faultsOf(over)).toContain(field);
  });
});
