"use client";

import { useLocale, useTranslations } from "next-intl";
import { useController, useFormContext } from "react-hook-form";
import { LockedNote } from "@/components/lab/locked-note";
import { lockedIn, mayHaveBack, type PlanSetting, type PlanValues } from "@/components/lab/plan-values";
import { TickedValues } from "@/components/lab/ticked-values";
import { Field } from "@/components/shared/form/field";
import { Badge } from "@/components/ui/badge";
import { parameter } from "@/lib/initialize/parameters";
import { type AxisParameter, axisChoices } from "@/lib/lab/grid";

/** What a threshold lab varies most; then the document, and what depends on it. */
const ORDER = [
  "IdThreshold",
  "DocScanMode",
  "IdSpoof",
  "ShowGuidePage",
  "DocType",
  "DocPageConfig",
] as const satisfies readonly AxisParameter[];

/** Every parameter that has a closed list of values: one ticked value is held, several are tried in turn. */
export function TickedFields({ setting }: { setting: PlanSetting }) {
  return (
    <>
      {ORDER.map((name) => (
        <TickedField key={name} name={name} setting={setting} />
      ))}
    </>
  );
}

function TickedField({ name, setting }: { name: AxisParameter; setting: PlanSetting }) {
  const t = useTranslations("lab");
  const labels = useTranslations("initialize.label");
  const locale = useLocale();
  const { watch } = useFormContext<PlanValues>();
  const { field, fieldState } = useController<PlanValues, `ticked.${AxisParameter}`>({
    name: `ticked.${name}`,
  });
  const { meaning, dependsOn, default: standard } = parameter(name);
  const impossible = name === "DocPageConfig" && !mayHaveBack(watch("ticked"));
  const locked = lockedIn(setting, watch("presetVersionId")).includes(name);
  const count = field.value.length;
  return (
    <Field
      // The space keeps the two names apart in the accessible name.
      label={`${labels(name)} `}
      parameter={name}
      kind="group"
      className={name === "DocType" ? "md:col-span-2" : undefined}
      hint={impossible ? dependsOn?.reason[locale] : meaning[locale]}
      error={fieldState.error?.message}
      aside={
        <Badge tone={count > 1 && !impossible ? "accent" : "neutral"}>
          {count > 1 && !impossible ? t("varies", { count }) : t("held")}
        </Badge>
      }
    >
      {({ id: _id, "aria-required": _required, "aria-invalid": _invalid, ...aria }) => (
        <>
          <TickedValues
            {...aria}
            inputRef={field.ref}
            className={name === "DocType" ? "sm:grid-cols-2" : undefined}
            choices={axisChoices(name)}
            meanings={parameter(name).values ?? []}
            standard={standard ?? (name === "DocPageConfig" ? "" : undefined)}
            ticked={field.value}
            disabled={impossible || locked}
            onTicked={field.onChange}
          />
          {locked ? <LockedNote /> : null}
        </>
      )}
    </Field>
  );
}
