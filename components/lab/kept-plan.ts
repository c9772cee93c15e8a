import { fittedTo, underLocks } from "@/components/lab/plan-begun";
import { type PlanSetting, type PlanValues, planInput } from "@/components/lab/plan-values";
import { forgetInTab, isObject, isText, keepInTab, keptInTab } from "@/components/shared/tab-memory";
import { DEVICE_KINDS } from "@/lib/lab/device";
import { AXIS_PARAMETERS, axisChoices } from "@/lib/lab/grid";

/**
 * A plan stays in its tab as a call does: whom it is about and the callback's secret are not written down, and a form
 * that was opened another way has a draft of its own. `opened` is the query with which it was.
 */
const planOf = (opened: string) => `lab.draft${opened}`;
const submissionOf = (opened: string) => `lab.submission${opened}`;

type Kept = { personId: string; values: Record<string, unknown>; presetId: string | null };

function withoutSecrets(values: PlanValues) {
  const { MerchantUserId: _user, CallbackToken: _token, ...draft } = values.draft;
  return { ...values, draft };
}

export function keepPlan(opened: string, personId: string, setting: PlanSetting, values: PlanValues): void {
  const preset = setting.presets.find(({ versionId }) => versionId === values.presetVersionId);
  const kept: Kept = { personId, values: withoutSecrets(values), presetId: preset?.presetId ?? null };
  keepInTab(planOf(opened), kept);
}

export function forgetPlan(opened: string): void {
  forgetInTab(planOf(opened));
  forgetInTab(submissionOf(opened));
}

/**
 * The plan that this person left in this tab, in a form that is opened as `now`; null when there is none. Whatever does
 * not fit any more (a credential or preset that is gone, a value that is none) is as the form has it.
 */
export function keptPlan(
  opened: string,
  personId: string,
  setting: PlanSetting,
  now: PlanValues,
): PlanValues | null {
  const kept = keptInTab(planOf(opened));
  if (!isObject(kept) || kept.personId !== personId || !isObject(kept.values)) return null;
  const { values } = kept;
  const credential = setting.credentials.find(({ id }) => id === values.credentialId);
  const restored: PlanValues = {
    ...now,
    ...textsOf(values),
    presetVersionId: versionOf(setting, values.presetVersionId, kept.presetId),
    draft: draftOf(values.draft, now),
    ticked: tickedIn(values.ticked, now),
    device: DEVICE_KINDS.find((kind) => kind === values.device) ?? now.device,
    credentialId: credential?.id ?? now.credentialId,
  };
  return underLocks(setting, credential ? restored : fittedTo(setting, restored));
}

const TEXTS = ["name", "runsPerCell", "sideBySide", "quality"] as const;

function textsOf(values: Record<string, unknown>) {
  const typed = TEXTS.flatMap((name) => (isText(values[name]) ? [[name, values[name]] as const] : []));
  return Object.fromEntries(typed);
}

/** The version itself, or the newest of its preset. */
function versionOf({ presets }: PlanSetting, versionId: unknown, presetId: unknown): string | null {
  const found =
    presets.find((preset) => preset.versionId === versionId) ??
    presets.find((preset) => preset.presetId === presetId && !preset.older);
  return found?.versionId ?? null;
}

function draftOf(kept: unknown, { draft }: PlanValues): PlanValues["draft"] {
  if (!isObject(kept)) return draft;
  const own = Object.entries(draft).filter(([name, value]) => {
    const said = kept[name];
    return typeof said === typeof value && Array.isArray(said) === Array.isArray(value);
  });
  const restored = { ...draft, ...Object.fromEntries(own.map(([name]) => [name, kept[name]])) };
  // A hash that was to be sent as it stands would be hashed once more, and so name somebody else.
  const samePerson = restored.hashMerchantUserId === draft.hashMerchantUserId;
  return { ...restored, MerchantUserId: samePerson ? draft.MerchantUserId : "" };
}

function tickedIn(kept: unknown, { ticked }: PlanValues): PlanValues["ticked"] {
  if (!isObject(kept)) return ticked;
  const restored = { ...ticked };
  for (const name of AXIS_PARAMETERS) {
    const said = kept[name];
    if (!Array.isArray(said)) continue;
    const known = axisChoices(name).map(({ value }) => value);
    restored[name] = said.filter((value): value is string => known.includes(value));
  }
  return restored;
}

/** A plan as it was sent; the person is not in it. */
export const planText = (values: PlanValues) =>
  JSON.stringify(planInput({ ...values, ...noPerson(values) }, ""));

const noPerson = ({ draft }: PlanValues) => ({ draft: { ...draft, MerchantUserId: "", CallbackToken: "" } });

/** A plan whose answer has not come: sent again as it was, after a reload too, it is the same experiment. */
export type SentPlan = { id: string; text: string };

export function keepSentPlan(opened: string, personId: string, sent: SentPlan): void {
  keepInTab(submissionOf(opened), { personId, ...sent });
}

export function keptSentPlan(opened: string, personId: string): SentPlan | null {
  const kept = keptInTab(submissionOf(opened));
  if (!isObject(kept) || kept.personId !== personId) return null;
  return isText(kept.id) && isText(kept.text) ? { id: kept.id, text: kept.text } : null;
}

export function forgetSentPlan(opened: string): void {
  forgetInTab(submissionOf(opened));
}
