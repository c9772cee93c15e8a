import { beforeEach, expect, test, vi } from "vitest";
import {
  forgetPlan,
  keepPlan,
  keepSentPlan,
  keptPlan,
  keptSentPlan,
  planText,
} from "@/components/lab/kept-plan";
import { untouchedPlan } from "@/components/lab/plan-begun";
import type { PlanPreset } from "@/components/lab/plan-preset";
import type { PlanSetting, PlanValues } from "@/components/lab/plan-values";

const store = new Map<string, string>();
vi.stubGlobal("sessionStorage", {
  getItem: (name: string) => store.get(name) ?? null,
  setItem: (name: string, text: string) => void store.set(name, text),
  removeItem: (name: string) => void store.delete(name),
});
beforeEach(() => store.clear());

const preset: PlanPreset = {
  presetId: "p",
  versionId: "v1",
  version: 1,
  name: "Desk",
  shared: true,
  values: { IdThreshold: "1" },
  locked: ["IdThreshold"],
  older: false,
};
const setting: PlanSetting = {
  credentials: [
    {
      id: "c1",
      name: "Sandbox",
      environment: "sandbox",
      endpoint: "https://example.test",
      endpointLabel: "example",
      lastFour: "0000",
    },
  ],
  callbackOrigins: { sandbox: "http://127.0.0.1:3000", live: "http://127.0.0.1:3000" },
  presets: [preset],
  mayLock: false,
  sentHash: null,
};
const untouched = untouchedPlan(setting, "biz");
const typed: PlanValues = {
  ...untouched,
  name: "Half a plan",
  runsPerCell: "7",
  device: "person",
  draft: { ...untouched.draft, MerchantUserId: "raw-canary", CallbackToken: "token-canary", MetaInfo: "{}" },
  ticked: { ...untouched.ticked, IdSpoof: ["Y", "N"] },
};

test("all that was typed comes back but the person and the token, which are written nowhere", () => {
  keepPlan("?vary=1", "me", setting, typed);
  expect([...store.values()].join()).not.toContain("canary");
  const { MerchantUserId, CallbackToken } = untouched.draft;
  const back = { ...typed, draft: { ...typed.draft, MerchantUserId, CallbackToken } };
  expect(keptPlan("?vary=1", "me", setting, untouched)).toEqual(back);
});

test("it is for the one who typed it, and for a form that was opened the same way", () => {
  keepPlan("", "me", setting, typed);
  expect(keptPlan("", "somebody else", setting, untouched)).toBeNull();
  expect(keptPlan("?preset=1", "me", setting, untouched)).toBeNull();
  forgetPlan("");
  expect(keptPlan("", "me", setting, untouched)).toBeNull();
});

test("what does not fit any more is as the form has it", () => {
  const odd = { ...typed, credentialId: "gone", presetVersionId: "gone", device: "robot", name: 7 };
  keepPlan("", "me", setting, odd as unknown as PlanValues);
  const back = keptPlan("", "me", setting, untouched);
  expect(back).toMatchObject({ credentialId: "c1", presetVersionId: null, name: "", runsPerCell: "7" });
  store.set("lab.draft", JSON.stringify({ personId: "me", values: { ticked: { IdSpoof: ["Z", "Y", 1] } } }));
  expect(keptPlan("", "me", setting, untouched)?.ticked.IdSpoof).toEqual(["Y"]);
  for (const rubbish of ["", "7", "null", "{", '{"personId":"me"}', '{"personId":"me","values":7}']) {
    store.set("lab.draft", rubbish);
    expect(keptPlan("", "me", setting, untouched)).toBeNull();
  }
});

test("a preset that has a newer version comes back in that, with what it locks", () => {
  keepPlan("", "me", setting, { ...typed, presetVersionId: "v1", ticked: untouched.ticked });
  const newer = { ...preset, versionId: "v2", version: 2, values: { IdThreshold: "0" as const } };
  const back = keptPlan("", "me", { ...setting, presets: [newer] }, untouched);
  expect(back).toMatchObject({ presetVersionId: "v2", ticked: { IdThreshold: ["0"] } });
});

test("somebody who was named by a hash is not hashed once more", () => {
  const named = {
    ...untouched,
    draft: { ...untouched.draft, MerchantUserId: "a1b2", hashMerchantUserId: false },
  };
  keepPlan("", "me", setting, { ...named, name: "Kept" });
  expect(keptPlan("", "me", setting, named)?.draft.MerchantUserId).toBe("a1b2");
  keepPlan("", "me", setting, { ...named, draft: { ...named.draft, hashMerchantUserId: true } });
  expect(keptPlan("", "me", setting, named)?.draft.MerchantUserId).toBe("");
});

test("the same plan is the same submission, a changed one is not, and the person is not in it", () => {
  expect(planText(typed)).not.toContain("canary");
  expect(planText({ ...typed, draft: { ...typed.draft, MerchantUserId: "other" } })).toBe(planText(typed));
  expect(planText({ ...typed, runsPerCell: "8" })).not.toBe(planText(typed));
  const sent = { id: "1", text: planText(typed) };
  keepSentPlan("", "me", sent);
  expect(keptSentPlan("", "me")).toEqual(sent);
  expect(keptSentPlan("", "somebody else")).toBeNull();
});
