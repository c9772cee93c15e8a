"use client";

import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { AbsentField } from "@/components/initialize/absent-field";
import { ChoiceField } from "@/components/initialize/choice-field";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { ParameterField } from "@/components/initialize/parameter-field";
import { RadioGroup } from "@/components/ui/radio-group";
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

/** There only for the one document that has a back page; for all others the reason why not stands in its place. */
function DocPageConfigField() {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const docType = useWatch<ComposeValues, "draft.DocType">({ name: "draft.DocType" });
  const { dependsOn, values = [] } = parameter("DocPageConfig");
  if (docType !== MAINLAND_ID_CARD) {
    return <AbsentField name="DocPageConfig" reason={dependsOn?.reason[locale]} />;
  }
  const front = { value: "", label: t("frontOnly"), hint: t("frontOnlyHint") };
  const options = values.map(({ value, label, meaning }) => ({
    value,
    label: `${label[locale]} · ${value}`,
    hint: meaning[locale],
  }));
  return (
    <ParameterField name="DocPageConfig" kind="group" hint={null} className="md:col-span-2">
      {({ value, onChange, onBlur, ref: _ref, name, disabled, ...aria }) => (
        <RadioGroup
          {...aria}
          name={name}
          value={value}
          onValueChange={onChange}
          onBlur={onBlur}
          disabled={disabled}
          options={[front, ...options]}
          className="grid gap-2 sm:grid-cols-2"
        />
      )}
    </ParameterField>
  );
}
