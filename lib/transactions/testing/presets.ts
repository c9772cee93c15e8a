import type { PresetField } from "@/lib/presets/values";

/** A shared preset that sets IdThreshold to strict and locks nothing, unless said otherwise. */
export const strictPreset = (over = {}) => ({
  id: null,
  name: "Strict",
  shared: true,
  note: "",
  values: { IdThreshold: "1" as const },
  locked: [] as PresetField[],
  ...over,
});
