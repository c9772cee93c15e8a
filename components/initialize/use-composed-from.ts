"use client";

import { useMemo, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import type { ComposedFrom } from "@/components/initialize/started-from";
import { applyPreset } from "@/lib/presets/values";
import type { PresetView } from "@/lib/presets/view";
import type { StartedFrom } from "@/lib/transactions/started-from";
import type { StartingPoint } from "@/lib/transactions/starting-point";

/** Which preset and which earlier transaction the form is composed from, as it is shown and as it is sent. */
export function useComposedFrom(
  form: UseFormReturn<ComposeValues>,
  presets: readonly PresetView[],
  startingPoint: StartingPoint,
  mayLock: boolean,
) {
  const [presetId, setPresetId] = useState(startingPoint.presetId);
  const [rerunOf, setRerunOf] = useState(startingPoint.rerunOf);
  // Looked up anew: a version that was saved meanwhile is the one that is sent.
  const preset = presets.find(({ id }) => id === presetId) ?? null;
  const from = useMemo(
    (): ComposedFrom => ({ preset, rerunOf, locked: preset && !mayLock ? preset.locked : [] }),
    [preset, rerunOf, mayLock],
  );
  const sent: StartedFrom = { presetVersionId: preset?.versionId ?? null, rerunOfId: rerunOf?.id ?? null };

  function choose(chosen: PresetView | null) {
    setPresetId(chosen?.id ?? null);
    if (!chosen) return;
    form.setValue("draft", applyPreset(form.getValues("draft"), chosen.values), { shouldDirty: true });
    form.clearErrors("draft");
  }

  function forget() {
    setPresetId(null);
    setRerunOf(null);
  }

  return { from, sent, choose, restore: setPresetId, forget, dropRerun: () => setRerunOf(null) };
}
