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

/** A preset as a transaction was composed from it. */
export type PresetMark = { id: string; name: string; version: number };
