"use client";

import { useTranslations } from "next-intl";
import { AfterwardsFields } from "@/components/initialize/afterwards-fields";
import { CaptureFields } from "@/components/initialize/capture-fields";
import type { ComposeSetting } from "@/components/initialize/compose-values";
import { FieldGroup } from "@/components/initialize/field-group";
import { StrictnessFields } from "@/components/initialize/strictness-fields";
import { WhoFields } from "@/components/initialize/who-fields";

/** The parameters, by the question they answer. */
export function ComposeFields({ setting, disabled }: { setting: ComposeSetting; disabled: boolean }) {
  const t = useTranslations("initialize");
  return (
    <fieldset disabled={disabled} aria-label={t("parameters")} className="flex min-w-0 flex-col gap-4">
      <FieldGroup group="who">
        <WhoFields setting={setting} />
      </FieldGroup>
      <FieldGroup group="capture">
        <CaptureFields />
      </FieldGroup>
      <FieldGroup group="strictness">
        <StrictnessFields />
      </FieldGroup>
      <FieldGroup group="afterwards">
        <AfterwardsFields setting={setting} />
      </FieldGroup>
    </fieldset>
  );
}
