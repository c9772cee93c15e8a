"use client";

import { useLocale, useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";
import { ChoiceField } from "@/components/initialize/choice-field";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { ParameterField } from "@/components/initialize/parameter-field";
import { Select } from "@/components/ui/select";
import { MAINLAND_ID_CARD } from "@/lib/initialize/limits";
import { parameter } from "@/lib/initialize/parameters";

/** How the document gets in front of the camera. */
export function CaptureFields() {
  return (
    <>
      <ChoiceField name="DocScanMode" className="md:col-span-2" />
      <ChoiceField name="ShowGuidePage" className="md:col-span-2" />
      <DocPageConfigField />
    </>
  );
}

/** Open only for the one document that has a back page; for all others its reason stands in place of its meaning. */
function DocPageConfigField() {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const { watch } = useFormContext<ComposeValues>();
  const { dependsOn, values = [] } = parameter("DocPageConfig");
  const possible = watch("draft.DocType") === MAINLAND_ID_CARD;
  const options = values.map(({ value, label }) => ({ value, label: `${label[locale]} · ${value}` }));
  return (
    <ParameterField name="DocPageConfig" hint={possible ? undefined : dependsOn?.reason[locale]}>
      {(control) => (
        <Select
          {...control}
          disabled={!possible}
          options={[{ value: "", label: t("frontOnly") }, ...options]}
        />
      )}
    </ParameterField>
  );
}
