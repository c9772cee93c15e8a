"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { PresetVersion, PresetView } from "@/lib/presets/view";

type NewerVersionProps = {
  presets: readonly PresetView[];
  /** The version that the repeated transaction was composed from. */
  before: PresetVersion | null;
  /** The preset as the form stands on it now. */
  chosen: PresetView | null;
  disabled: boolean;
  onChoose: (preset: PresetView) => void;
};

/** Of a repetition: that its preset has a newer version by now, or that it can no longer be composed from it. */
export function NewerVersion({ presets, before, chosen, disabled, onChoose }: NewerVersionProps) {
  const t = useTranslations("initialize.preset");
  const newest = presets.find(({ id }) => id === before?.presetId);
  if (!before || !newest) return null;
  const { name, version } = newest;
  const outgrown = !before.fits && chosen === null;
  const behind = chosen?.id === newest.id && chosen.versionId !== newest.versionId;
  if (!outgrown && !behind) return null;
  return (
    <Alert
      tone={outgrown ? "warning" : "info"}
      className="mb-4"
      title={t(outgrown ? "outgrown" : "behind", { name, before: before.version, version })}
      actions={
        <Button size="sm" disabled={disabled} onClick={() => onChoose(newest)}>
          {t("useNewest", { version })}
        </Button>
      }
    >
      <p>{t("newestSets")}</p>
    </Alert>
  );
}
