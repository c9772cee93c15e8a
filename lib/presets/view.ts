import type { PresetField, PresetValues } from "@/lib/presets/values";

/** A preset in its newest version, as its users see it. Times are ISO strings. */
export type PresetView = {
  id: string;
  name: string;
  shared: boolean;
  owner: string;
  /** Whether the reader may save a new version, share or archive it. */
  mayChange: boolean;
  versionId: string;
  version: number;
  values: PresetValues;
  locked: PresetField[];
  note: string;
  changedBy: string;
  changedAt: string;
};

/** One version of a preset, as a call was composed from it. */
export type PresetVersion = Pick<PresetView, "versionId" | "version" | "values" | "locked"> & {
  presetId: string;
  /** Whether that call could be composed from it now: locks, those of the newest version too, are as they were. */
  fits: boolean;
};

/** A preset as a transaction was composed from it. */
export type PresetMark = { id: string; name: string; version: number };
