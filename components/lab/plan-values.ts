import type { CredentialChoice } from "@/lib/credentials/view";
import { defaultDraft, type InitializeDraft } from "@/lib/initialize/draft";
import { MAINLAND_ID_CARD } from "@/lib/initialize/limits";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import type { FieldErrors } from "@/lib/kernel/errors";
import type { DeviceKind } from "@/lib/lab/device";
import { AXIS_PARAMETERS, type Axis, type AxisParameter, axisChoices, isAxisParameter } from "@/lib/lab/grid";
import type { PlanInput } from "@/lib/lab/schema";
import type { ExperimentView } from "@/lib/lab/view";
import { type CallbackOrigins, canCallBack } from "@/lib/transactions/callback-address";

/** The values that were ticked of each parameter: one is held, several are tried in turn. */
export type Ticked = Record<AxisParameter, string[]>;

/** The plan as it stands on the form. Figures are as they were typed. */
export type PlanValues = {
  name: string;
  credentialId: string;
  draft: InitializeDraft;
  ticked: Ticked;
  runsPerCell: string;
  sideBySide: string;
  device: DeviceKind;
  quality: string;
};

/** What an operator has to plan with. */
export type PlanSetting = {
  credentials: readonly CredentialChoice[];
  callbackOrigins: CallbackOrigins;
};

export const environmentOf = ({ credentials }: PlanSetting, id: string) =>
  credentials.find((credential) => credential.id === id)?.environment ?? "live";

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
    ticked: {
      IdThreshold: [draft.IdThreshold],
      DocScanMode: [draft.DocScanMode],
      IdSpoof: [draft.IdSpoof],
      ShowGuidePage: [draft.ShowGuidePage],
      DocPageConfig: [draft.DocPageConfig],
      DocType: [draft.DocType],
    },
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
  const callbackTo = canCallBack(setting.callbackOrigins, environment) ? "console" : "none";
  const { MetaInfo } = plan.draft;
  const builtIn = DEVICE_PROFILES.some(({ metaInfo }) => metaInfo === MetaInfo);
  if (environment === "live") {
    const draft: InitializeDraft = { ...plan.draft, callbackTo, MetaInfo: builtIn ? "" : MetaInfo };
    return { ...plan, draft, device: "person", sideBySide: "1" };
  }
  const draft: InitializeDraft = { ...plan.draft, callbackTo, MetaInfo: MetaInfo || sandboxDevice() };
  return { ...plan, draft, device: "by-quality", sideBySide: MANY_SIDE_BY_SIDE };
}

/** The plan of an experiment once more; the person is not kept and is typed again. */
export function plannedAgain(setting: PlanSetting, plan: PlanValues, before: ExperimentView): PlanValues {
  const usable = setting.credentials.some(({ id }) => id === before.credential.id);
  const credentialId = usable ? before.credential.id : plan.credentialId;
  const { environment } = before.credential;
  const kept = environment === environmentOf(setting, credentialId);
  const { MetaInfo = "", SceneCode = "" } = before.fixed;
  const fitted = fittedTo(setting, {
    ...plan,
    credentialId,
    draft: { ...plan.draft, SceneCode, ...(kept ? { MetaInfo } : { MetaInfo: "" }) },
  });
  const held = (name: AxisParameter) => before.fixed[name];
  const ticked = { ...plan.ticked };
  for (const name of AXIS_PARAMETERS) {
    const value = held(name);
    const axis = before.axes.find(({ parameter }) => parameter === name);
    if (axis) ticked[name] = axis.values;
    else if (value !== undefined) ticked[name] = [unwrapped(name, value)];
  }
  return {
    ...fitted,
    name: before.name,
    ticked,
    runsPerCell: String(before.runsPerCell),
    ...(kept ? { device: before.device, sideBySide: String(before.sideBySide) } : {}),
    ...(before.quality === null ? {} : { quality: String(before.quality) }),
  };
}

/** DocPageConfig is sent as a JSON array and chosen as a plain word. */
function unwrapped(name: AxisParameter, value: string): string {
  return name === "DocPageConfig" && value.includes("OCR_ID_BACK") ? "OCR_ID_BACK" : value;
}

/** The back of a card is asked for only where every document of the plan has one. */
export const mayHaveBack = ({ DocType }: Ticked) => DocType.every((code) => code === MAINLAND_ID_CARD);

/** The axes: every parameter of which several values are ticked, in the vendor's order of values. */
export function axesOf(ticked: Ticked): Axis[] {
  return AXIS_PARAMETERS.flatMap((parameter) => {
    if (parameter === "DocPageConfig" && !mayHaveBack(ticked)) return [];
    const wanted = ticked[parameter];
    const known = axisChoices(parameter).map(({ value }) => value);
    const values = known.filter((value) => wanted.includes(value));
    return values.length > 1 ? [{ parameter, values }] : [];
  });
}

/** A figure as it was typed; not a number when nothing was. */
export const figure = (text: string) => (text.trim() === "" ? Number.NaN : Number(text));

/** The plan as the console takes it. What is held goes into the draft. */
export function planInput(values: PlanValues): PlanInput {
  const { name, credentialId, draft, ticked, runsPerCell, sideBySide, device, quality } = values;
  const held = AXIS_PARAMETERS.map((parameter) => [parameter, ticked[parameter][0] ?? ""] as const);
  const DocPageConfig = mayHaveBack(ticked) ? (ticked.DocPageConfig[0] ?? "") : "";
  return {
    name,
    credentialId,
    presetVersionId: null,
    // Only listed values can be ticked, and the schema looks at them again.
    draft: { ...draft, ...Object.fromEntries(held), DocPageConfig } as InitializeDraft,
    axes: axesOf(ticked),
    runsPerCell: figure(runsPerCell),
    sideBySide: figure(sideBySide),
    device,
    quality: device === "by-quality" ? figure(quality) : null,
  };
}

/** Where on the form each refusal belongs: what is ticked stands there neither as an axis nor in the draft. */
export function placedOnForm(errors: FieldErrors, axes: readonly Axis[]): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([path, said]) => [fieldOf(path, axes), said]));
}

function fieldOf(path: string, axes: readonly Axis[]): string {
  const [head, second = ""] = path.split(".");
  if (head === "draft" && isAxisParameter(second)) return `ticked.${second}`;
  if (head !== "axes") return path;
  const axis = axes[Number(second)];
  return second === "" || !axis ? `ticked.${AXIS_PARAMETERS[0]}` : `ticked.${axis.parameter}`;
}
