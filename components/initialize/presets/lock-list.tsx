"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import type { SavePresetForm } from "@/components/initialize/presets/save-preset-dialog";
import { LabelledCheckbox } from "@/components/ui/labelled-checkbox";
import { PRESET_FIELDS, type PresetField } from "@/lib/presets/values";

/** `pinned` follows its parameters; it is not locked by itself. */
const LOCKABLE = PRESET_FIELDS.filter((field) => field !== "pinned");

/** Which fields only an admin may set otherwise. */
export function LockList() {
  const t = useTranslations("initialize");
  const { watch, setValue } = useFormContext<SavePresetForm>();
  const locked = watch("locked");
  const toggle = (field: PresetField, on: boolean) =>
    setValue("locked", on ? [...locked, field] : locked.filter((each) => each !== field));
  const labelOf = (field: PresetField) => {
    if (field === "callbackTo") return t("callbackTo");
    if (field === "hashMerchantUserId") return t("hashIt");
    return field === "pinned" ? t("pinned") : t(`label.${field}`);
  };
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t("preset.locks")}</legend>
      <p className="mb-2 text-sm text-ink-muted">{t("preset.locksHint")}</p>
      <div className="grid gap-1 sm:grid-cols-2">
        {LOCKABLE.map((field) => (
          <LabelledCheckbox
            key={field}
            checked={locked.includes(field)}
            onChange={({ target }) => toggle(field, target.checked)}
          >
            {labelOf(field)}
          </LabelledCheckbox>
        ))}
      </div>
    </fieldset>
  );
}
