"use client";

import { useLocale, useTranslations } from "next-intl";
import { ParameterField } from "@/components/initialize/parameter-field";
import { PinToggle } from "@/components/initialize/pin-toggle";
import { cn } from "@/components/ui/cn";
import { RadioGroup } from "@/components/ui/radio-group";
import { parameter } from "@/lib/initialize/parameters";

type ChoiceName = "IdSpoof" | "IdThreshold" | "ShowGuidePage" | "DocScanMode";

/** One of the page's listed values, each with what the person before the camera will notice of it. */
export function ChoiceField({ name, className }: { name: ChoiceName; className?: string }) {
  const locale = useLocale();
  const t = useTranslations("initialize");
  const { values = [], default: standard } = parameter(name);
  const options = values.map(({ value, label, meaning }) => ({
    value,
    label: `${label[locale]} · ${value}`,
    hint: value === standard ? t("isDefault", { meaning: meaning[locale] }) : meaning[locale],
  }));
  return (
    <ParameterField name={name} kind="group" aside={<PinToggle name={name} />} className={className}>
      {({ value, onChange, onBlur, ref: _ref, name: field, disabled, ...aria }) => (
        <RadioGroup
          {...aria}
          name={field}
          value={value}
          onValueChange={onChange}
          onBlur={onBlur}
          disabled={disabled}
          options={options}
          className={cn("grid gap-2", options.length === 3 ? "sm:grid-cols-3" : "sm:grid-cols-2")}
        />
      )}
    </ParameterField>
  );
}
