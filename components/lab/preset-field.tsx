"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { underLocks, withPreset } from "@/components/lab/plan-begun";
import type { PlanSetting, PlanValues } from "@/components/lab/plan-values";
import { FormField } from "@/components/shared/form/form-field";
import { Select } from "@/components/ui/select";

/** The preset that all calls are composed from: choosing one sets every parameter anew. */
export function PresetField({ setting }: { setting: PlanSetting }) {
  const t = useTranslations("initialize.preset");
  const lab = useTranslations("lab");
  const { getValues, reset } = useFormContext<PlanValues>();
  const choose = (versionId: string) => {
    const values = getValues();
    const chosen =
      versionId === "" ? { ...values, presetVersionId: null } : withPreset(setting, values, versionId);
    reset(underLocks(setting, chosen), { keepDefaultValues: true });
  };
  return (
    <FormField<PlanValues, "presetVersionId">
      name="presetVersionId"
      label={t("label")}
      hint={lab("presetHint")}
    >
      {({ onChange: _onChange, ...control }) => (
        <Select
          {...control}
          value={control.value ?? ""}
          onChange={({ target }) => choose(target.value)}
          options={[
            { value: "", label: t("none") },
            ...setting.presets.map(({ versionId, name, version, shared }) => ({
              value: versionId,
              label: `${name} · v${version}${shared ? "" : ` · ${t("private")}`}`,
            })),
          ]}
        />
      )}
    </FormField>
  );
}
