"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AfterwardsFields } from "@/components/initialize/afterwards-fields";
import { CaptureFields } from "@/components/initialize/capture-fields";
import type { ComposeSetting } from "@/components/initialize/compose-values";
import { FieldGroup } from "@/components/initialize/field-group";
import { StrictnessFields } from "@/components/initialize/strictness-fields";
import { WhoFields } from "@/components/initialize/who-fields";

type ComposeFieldsProps = { setting: ComposeSetting; phone: ReactNode; disabled: boolean };

/** The parameters, by the question they answer. */
export function ComposeFields({ setting, phone, disabled }: ComposeFieldsProps) {
  const t = useTranslations("initialize");
  return (
    <fieldset disabled={disabled} aria-label={t("parameters")} className="flex min-w-0 flex-col gap-4">
      <FieldGroup group="who">
        <WhoFields setting={setting} phone={phone} />
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
