"use server";

import { defineAction } from "@/lib/boundary/server/define-action";
import { presetIdSchema, savePresetSchema } from "@/lib/presets/schema";
import { archivePreset, savePreset as save } from "@/lib/presets/server/save-preset";

export const savePreset = defineAction({
  name: "presets.save",
  permission: "preset.write",
  input: savePresetSchema,
  run: ({ by, actor, input }) => save({ ...by, actor }, input),
});

export const archivePresetById = defineAction({
  name: "presets.archive",
  permission: "preset.write",
  input: presetIdSchema,
  run: ({ by, actor, input }) => archivePreset({ ...by, actor }, input.id),
});
