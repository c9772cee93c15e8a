"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { environmentOf, type PlanSetting, type PlanValues } from "@/components/lab/plan-values";
import { FormField } from "@/components/shared/form/form-field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { DEVICE_KINDS, type DeviceKind } from "@/lib/lab/device";
import { MOST_SIDE_BY_SIDE } from "@/lib/lab/grid";

/** How often each cell is tried, how many are open at once, and who holds the device. */
export function DeviceFields({ setting }: { setting: PlanSetting }) {
  const t = useTranslations("lab");
  const { watch, setValue } = useFormContext<PlanValues>();
  const sandbox = environmentOf(setting, watch("credentialId")) === "sandbox";
  const device = watch("device");
  const together = device === "person" ? "sideBySidePerson" : "sideBySideSandbox";
  return (
    <>
      <FormField<PlanValues, "runsPerCell">
        name="runsPerCell"
        label={t("runsPerCell")}
        hint={t("runsPerCellHint")}
      >
        {(control) => <Input {...control} inputMode="numeric" autoComplete="off" className="max-w-28" />}
      </FormField>
      <FormField<PlanValues, "sideBySide">
        name="sideBySide"
        label={t("sideBySide")}
        hint={sandbox ? t(together, { most: MOST_SIDE_BY_SIDE }) : t("problems.oneDevice")}
      >
        {(control) => (
          <Input
            {...control}
            readOnly={!sandbox}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-28"
          />
        )}
      </FormField>
      {sandbox ? (
        <FormField<PlanValues, "device">
          name="device"
          label={t("device")}
          hint={t("deviceHint")}
          kind="group"
          className="md:col-span-2"
        >
          {({ onChange: _onChange, ref: _ref, ...control }) => (
            <RadioGroup
              {...control}
              className="grid gap-2 sm:grid-cols-2"
              options={DEVICE_KINDS.toReversed().map((value) => ({
                value,
                label: t(`deviceKind.${value}`),
                hint: t(`deviceKindHint.${value}`),
              }))}
              onValueChange={(value) => {
                setValue("device", value as DeviceKind, { shouldDirty: true });
                if (value === "person") setValue("sideBySide", "1");
              }}
            />
          )}
        </FormField>
      ) : null}
      {sandbox && device === "by-quality" ? (
        <FormField<PlanValues, "quality"> name="quality" label={t("quality")} hint={t("qualityHint")}>
          {(control) => <Input {...control} inputMode="numeric" autoComplete="off" className="max-w-28" />}
        </FormField>
      ) : null}
    </>
  );
}
