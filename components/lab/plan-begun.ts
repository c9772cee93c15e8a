import { heldByLocks, tickedOf } from "@/components/lab/plan-preset";
import {
  composingWith,
  environmentOf,
  type PlanSetting,
  type PlanValues,
  presetOf,
} from "@/components/lab/plan-values";
import { CALLBACK_DESTINATIONS, defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { AXIS_PARAMETERS } from "@/lib/lab/grid";
import type { ExperimentView } from "@/lib/lab/view";
import { applyPreset } from "@/lib/presets/values";
import { canCallBack } from "@/lib/transactions/callback-address";
import { asSent } from "@/lib/transactions/person-again";
import type { StartingPoint } from "@/lib/transactions/starting-point";

const USUAL_RUNS = "5";
const USUAL_QUALITY = "55";
/** Of the sandbox, where devices cost nothing. */
const MANY_SIDE_BY_SIDE = "5";

const sandboxDevice = () => DEVICE_PROFILES[0]?.metaInfo ?? "";

/** An untouched plan: the first credential, every parameter held at the vendor's default. */
export function untouchedPlan(setting: PlanSetting, merchantBizId: string): PlanValues {
  const [first] = setting.credentials;
  const draft = defaultDraft(merchantBizId);
  const plan: PlanValues = {
    name: "",
    credentialId: first?.id ?? "",
    draft,
    presetVersionId: null,
    ticked: tickedOf(draft),
    runsPerCell: USUAL_RUNS,
    sideBySide: "1",
    device: "person",
    quality: USUAL_QUALITY,
  };
  return fittedTo(setting, plan);
}

/**
 * The plan with what only one environment takes put right: the sandbox has devices of its own and pretends to hold
 * them; a live call needs a real device, and an address that the vendor can reach.
 */
export function fittedTo(setting: PlanSetting, plan: PlanValues): PlanValues {
  const environment = environmentOf(setting, plan.credentialId);
  const callbackTo = callbackFor(setting, plan);
  const { MetaInfo } = plan.draft;
  const builtIn = DEVICE_PROFILES.some(({ metaInfo }) => metaInfo === MetaInfo);
  if (environment === "live") {
    const draft: InitializeDraft = { ...plan.draft, callbackTo, MetaInfo: builtIn ? "" : MetaInfo };
    return { ...plan, draft, device: "person", sideBySide: "1" };
  }
  const draft: InitializeDraft = { ...plan.draft, callbackTo, MetaInfo: MetaInfo || sandboxDevice() };
  return { ...plan, draft, device: "by-quality", sideBySide: MANY_SIDE_BY_SIDE };
}

/** An address of one's own stays, and so does what a preset says; else the console is told where it can be. */
function callbackFor(setting: PlanSetting, plan: PlanValues): InitializeDraft["callbackTo"] {
  const { callbackTo } = plan.draft;
  const preset = presetOf(setting, plan.presetVersionId);
  const meant =
    callbackTo === "own" ||
    preset?.values.callbackTo === "none" ||
    preset?.locked.includes("callbackTo") === true;
  if (meant) return callbackTo;
  return canCallBack(setting.callbackOrigins, environmentOf(setting, plan.credentialId)) ? "console" : "none";
}

/** The plan composed from a preset: its own values, all others at their default; person, device and runs stay. */
export function withPreset(setting: PlanSetting, plan: PlanValues, versionId: string): PlanValues {
  const preset = presetOf(setting, versionId);
  if (!preset) return { ...plan, presetVersionId: null };
  const draft = applyPreset(plan.draft, preset.values);
  const composed = { ...plan, presetVersionId: versionId, draft, ticked: tickedOf(draft) };
  return named(setting, { ...composed, draft: { ...draft, callbackTo: callbackFor(setting, composed) } });
}

/** The plan with everything that is locked for this person as the preset says it. */
export function underLocks(setting: PlanSetting, plan: PlanValues): PlanValues {
  const preset = setting.mayLock ? null : presetOf(setting, plan.presetVersionId);
  if (!preset) return plan;
  const held = heldByLocks(preset, defaultDraft(plan.draft.MerchantBizId));
  const draft = { ...plan.draft, ...held.draft };
  return named(setting, { ...plan, draft, ticked: { ...plan.ticked, ...held.ticked } });
}

/** What the address of the form names: a preset, or a transaction whose call is varied. */
export function begunFrom(setting: PlanSetting, plan: PlanValues, from: StartingPoint): PlanValues {
  const { presetId, presetVersion, draft, rerunOf } = from;
  const newest = setting.presets.find((each) => each.presetId === presetId && !each.older);
  if (newest) return withPreset(setting, plan, newest.versionId);
  if (!draft || !rerunOf) return plan;
  const usable = setting.credentials.some(({ id }) => id === rerunOf.credentialId);
  const fitted = fittedTo(setting, {
    ...plan,
    credentialId: usable ? rerunOf.credentialId : plan.credentialId,
    presetVersionId: presetVersion?.fits ? presetVersion.versionId : null,
    draft,
    ticked: tickedOf(draft),
  });
  return named(setting, quietAs(draft, fitted));
}

/** Whoever the varied call named by a hash stays who they are, or has to be typed again under the locks. */
function named(setting: PlanSetting, plan: PlanValues): PlanValues {
  const composing = composingWith(setting, plan.presetVersionId);
  return { ...plan, draft: asSent(plan.draft, setting.sentHash, composing) };
}

/** Where nobody was to be called back, nobody is, until another credential is chosen. */
function quietAs({ callbackTo }: Pick<InitializeDraft, "callbackTo">, plan: PlanValues): PlanValues {
  return callbackTo === "none" ? { ...plan, draft: { ...plan.draft, callbackTo } } : plan;
}

/** The plan of an experiment once more; the person and the device are not kept and are given again. */
export function plannedAgain(setting: PlanSetting, plan: PlanValues, before: ExperimentView): PlanValues {
  const usable = setting.credentials.some(({ id }) => id === before.credential.id);
  const credentialId = usable ? before.credential.id : plan.credentialId;
  const { environment } = before.credential;
  const kept = environment === environmentOf(setting, credentialId);
  const { SceneCode = "", CallbackUrl = "" } = before.fixed;
  const callbackTo = CALLBACK_DESTINATIONS.find((each) => each === before.fixed.callbackTo) ?? "console";
  const draft: InitializeDraft = { ...plan.draft, SceneCode, callbackTo, CallbackUrl, MetaInfo: "" };
  const fitted = fittedTo(setting, {
    ...plan,
    credentialId,
    presetVersionId: presetOf(setting, before.preset?.versionId ?? null)?.versionId ?? null,
    draft,
  });
  const ticked = { ...plan.ticked };
  for (const name of AXIS_PARAMETERS) {
    const value = before.fixed[name];
    const axis = before.axes.find(({ parameter }) => parameter === name);
    if (axis) ticked[name] = axis.values;
    else if (value !== undefined) ticked[name] = [value];
  }
  return underLocks(setting, {
    ...quietAs(draft, fitted),
    name: before.name,
    ticked,
    runsPerCell: String(before.runsPerCell),
    ...(kept ? { device: before.device, sideBySide: String(before.sideBySide) } : {}),
    ...(before.quality === null ? {} : { quality: String(before.quality) }),
  });
}
