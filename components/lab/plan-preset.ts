import type { InitializeDraft } from "@/lib/initialize/draft";
import { AXIS_PARAMETERS, type AxisParameter, axisChoices } from "@/lib/lab/grid";
import type { PresetField, PresetValues } from "@/lib/presets/values";
import type { PresetVersion, PresetView } from "@/lib/presets/view";

/** A preset in a version that a plan may begin with. */
export type PlanPreset = {
  presetId: string;
  versionId: string;
  version: number;
  name: string;
  shared: boolean;
  values: PresetValues;
  /** What the newest version locks too: an older one is no way round it. */
  locked: readonly PresetField[];
  /** Older than the newest: the one that the varied transaction was composed from. */
  older: boolean;
};

/** All presets in their newest version, and the older one that a transaction was composed from. */
export function offeredPresets(presets: readonly PresetView[], before: PresetVersion | null): PlanPreset[] {
  const newest = presets.map(({ id, versionId, version, name, shared, values, locked }): PlanPreset => {
    return { presetId: id, versionId, version, name, shared, values, locked, older: false };
  });
  const same = newest.find(({ presetId }) => presetId === before?.presetId);
  if (!before?.fits || !same || same.versionId === before.versionId) return newest;
  const { versionId, version, values } = before;
  const locked = [...new Set([...before.locked, ...same.locked])];
  return [...newest, { ...same, versionId, version, values, locked, older: true }];
}

/** What of a call can be ticked: a value that no list knows is not. */
export function tickedOf(draft: Pick<InitializeDraft, AxisParameter>): Record<AxisParameter, string[]> {
  const one = (name: AxisParameter) =>
    axisChoices(name).some(({ value }) => value === draft[name]) ? [draft[name]] : [];
  return {
    IdThreshold: one("IdThreshold"),
    DocScanMode: one("DocScanMode"),
    IdSpoof: one("IdSpoof"),
    ShowGuidePage: one("ShowGuidePage"),
    DocPageConfig: one("DocPageConfig"),
    DocType: one("DocType"),
  };
}

/** The locked fields of a preset as it says them, as a draft and as ticks. */
export function heldByLocks({ values, locked }: PlanPreset, standard: InitializeDraft) {
  const meant = { ...standard, ...values };
  const draft = Object.fromEntries(locked.map((field) => [field, meant[field]]));
  const all = tickedOf(meant);
  const names = AXIS_PARAMETERS.filter((name) => locked.includes(name));
  return { draft, ticked: Object.fromEntries(names.map((name) => [name, all[name]])) };
}
