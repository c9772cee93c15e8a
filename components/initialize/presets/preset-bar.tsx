"use client";

import { useTranslations } from "next-intl";
import { type Ref, Suspense, useId, useState } from "react";
import { laterDialog } from "@/components/shared/later";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { PresetView } from "@/lib/presets/view";

const SavePreset = laterDialog(() => import("@/components/initialize/presets/save-preset-dialog"));

type PresetBarProps = {
  presets: readonly PresetView[];
  chosen: PresetView | null;
  mayLock: boolean;
  disabled: boolean;
  onChoose: (preset: PresetView | null) => void;
  /** A preset was made of what stands there, or the next version of one. */
  onSaved: (id: string) => void;
  fieldRef: Ref<HTMLSelectElement>;
};

/** Which preset the form is composed from, and a way to keep what stands in it as one. */
export function PresetBar(props: PresetBarProps) {
  const { presets, chosen, mayLock, disabled, onChoose, onSaved, fieldRef } = props;
  const t = useTranslations("initialize.preset");
  const id = useId();
  const [saving, setSaving] = useState(false);
  const name = ({ name: given, version, shared }: PresetView) =>
    `${given} · v${version}${shared ? "" : ` · ${t("private")}`}`;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="shrink-0 text-sm font-medium">
        {t("label")}
      </label>
      <div className="w-72 min-w-0 max-sm:w-full">
        <Select
          ref={fieldRef}
          id={id}
          disabled={disabled}
          value={chosen?.id ?? ""}
          onChange={({ target }) => onChoose(presets.find((preset) => preset.id === target.value) ?? null)}
          options={[
            { value: "", label: t("none") },
            ...presets.map((preset) => ({
              value: preset.id,
              // A repetition may stand on an older version than the newest.
              label: name(preset.id === chosen?.id ? chosen : preset),
            })),
          ]}
        />
      </div>
      <Button variant="ghost" disabled={disabled} onClick={() => setSaving(true)}>
        {t("save")}
      </Button>
      {chosen?.note ? <p className="basis-full text-sm text-ink-muted">{chosen.note}</p> : null}
      {saving ? (
        <Suspense fallback={null}>
          <SavePreset {...{ chosen, mayLock, onSaved }} onClose={() => setSaving(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
