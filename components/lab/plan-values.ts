import type { PlanPreset } from "@/components/lab/plan-preset";
import type { CredentialChoice } from "@/lib/credentials/view";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { MAINLAND_ID_CARD } from "@/lib/initialize/limits";
import type { FieldErrors } from "@/lib/kernel/errors";
import type { DeviceKind } from "@/lib/lab/device";
import { AXIS_PARAMETERS, type Axis, type AxisParameter, axisChoices, isAxisParameter } from "@/lib/lab/grid";
import type { PlanInput } from "@/lib/lab/schema";
import type { CallbackOrigins } from "@/lib/transactions/callback-address";
import type { Composing } from "@/lib/transactions/person-again";

/** The values that were ticked of each parameter: one is held, several are tried in turn. */
export type Ticked = Record<AxisParameter, string[]>;

/** The plan as it stands on the form. Figures are as they were typed. */
export type PlanValues = {
  name: string;
  credentialId: string;
  /** The preset, in the version, that all calls are composed from. */
  presetVersionId: string | null;
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
  presets: readonly PlanPreset[];
  /** An admin may send locked fields otherwise. */
  mayLock: boolean;
  /** The hash by which the varied call named its person; null when they are typed. */
  sentHash: string | null;
};

export const environmentOf = ({ credentials }: PlanSetting, id: string) =>
  credentials.find((credential) => credential.id === id)?.environment ?? "live";

export const presetOf = ({ presets }: PlanSetting, versionId: string | null) =>
  presets.find((preset) => preset.versionId === versionId) ?? null;

/** Fields that this person can neither vary nor set otherwise than the preset. */
export function lockedIn(setting: PlanSetting, versionId: string | null): readonly string[] {
  return setting.mayLock ? [] : (presetOf(setting, versionId)?.locked ?? []);
}

/** How the person is sent: no run is a repetition to the server, so it takes a hash for what somebody typed. */
export function composingWith(setting: PlanSetting, versionId: string | null): Composing {
  const locked = lockedIn(setting, versionId);
  return { preset: presetOf(setting, versionId), locked, repeats: false };
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

/** The plan as the console takes it, under the id that the experiment gets. What is held goes into the draft. */
export function planInput(values: PlanValues, id: string): PlanInput {
  const { name, credentialId, presetVersionId, draft, ticked } = values;
  const { runsPerCell, sideBySide, device, quality } = values;
  const held = AXIS_PARAMETERS.map((parameter) => [parameter, ticked[parameter][0] ?? ""] as const);
  const DocPageConfig = mayHaveBack(ticked) ? (ticked.DocPageConfig[0] ?? "") : "";
  return {
    id,
    name,
    credentialId,
    presetVersionId,
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
