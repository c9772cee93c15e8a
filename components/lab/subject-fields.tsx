"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { LockedNote } from "@/components/lab/locked-note";
import { fittedTo } from "@/components/lab/plan-begun";
import { environmentOf, lockedIn, type PlanSetting, type PlanValues } from "@/components/lab/plan-values";
import { PresetField } from "@/components/lab/preset-field";
import { FormField } from "@/components/shared/form/form-field";
import { Input } from "@/components/ui/input";
import { LabelledCheckbox } from "@/components/ui/labelled-checkbox";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { parameter } from "@/lib/initialize/parameters";
import { LONGEST_NAME } from "@/lib/kernel/name-schema";

type SubjectFieldsProps = {
  setting: PlanSetting;
  /** A phone that may fill in MetaInfo. */
  phone: ReactNode;
};

/** What all runs share: the name of the experiment, whose key signs, the preset, the person and the device. */
export function SubjectFields({ setting, phone }: SubjectFieldsProps) {
  const t = useTranslations("lab");
  return (
    <>
      <FormField<PlanValues, "name"> name="name" label={t("name")} hint={t("nameHint")} required>
        {(control) => <Input {...control} maxLength={LONGEST_NAME} autoComplete="off" />}
      </FormField>
      <CredentialField setting={setting} />
      <PresetField setting={setting} />
      <PersonField setting={setting} />
      <div className="flex min-w-0 flex-col gap-2 md:col-span-2">
        <MetaInfoField setting={setting} />
        {phone}
      </div>
    </>
  );
}

function CredentialField({ setting }: { setting: PlanSetting }) {
  const t = useTranslations("initialize");
  const { watch, getValues, reset } = useFormContext<PlanValues>();
  const chosen = setting.credentials.find(({ id }) => id === watch("credentialId"));
  const choose = (credentialId: string) =>
    reset(fittedTo(setting, { ...getValues(), credentialId }), { keepDefaultValues: true, keepErrors: true });
  return (
    <FormField<PlanValues, "credentialId">
      name="credentialId"
      label={t("credential")}
      hint={chosen ? t(`${chosen.environment}Hint`, { endpoint: chosen.endpointLabel }) : undefined}
    >
      {({ onChange: _onChange, ...control }) => (
        <Select
          {...control}
          options={setting.credentials.map(({ id, name, environment, lastFour }) => ({
            value: id,
            label: `${name} · ${t(environment)} · ••••${lastFour}`,
          }))}
          onChange={({ target }) => choose(target.value)}
        />
      )}
    </FormField>
  );
}

function PersonField({ setting }: { setting: PlanSetting }) {
  const t = useTranslations("initialize");
  const { watch, setValue } = useFormContext<PlanValues>();
  const hashed = watch("draft.hashMerchantUserId");
  const locked = lockedIn(setting, watch("presetVersionId")).includes("hashMerchantUserId");
  return (
    <div className="min-w-0">
      <FormField<PlanValues, "draft.MerchantUserId">
        name="draft.MerchantUserId"
        label={`${t("label.MerchantUserId")} `}
        parameter="MerchantUserId"
        hint={t(hashed ? "hashedHint" : "rawHint")}
        required
      >
        {(control) => <Input {...control} autoComplete="off" spellCheck={false} />}
      </FormField>
      <div className="mt-1">
        <LabelledCheckbox
          checked={hashed}
          disabled={locked}
          onChange={({ target }) => setValue("draft.hashMerchantUserId", target.checked)}
        >
          {t("hashIt")}
        </LabelledCheckbox>
        {locked ? <LockedNote /> : null}
      </div>
    </div>
  );
}

function MetaInfoField({ setting }: { setting: PlanSetting }) {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const { watch } = useFormContext<PlanValues>();
  const sandbox = environmentOf(setting, watch("credentialId")) === "sandbox";
  return (
    <FormField<PlanValues, "draft.MetaInfo">
      name="draft.MetaInfo"
      label={`${t("label.MetaInfo")} `}
      parameter="MetaInfo"
      hint={parameter("MetaInfo").meaning[locale]}
      aside={sandbox ? <DeviceProfiles value={watch("draft.MetaInfo")} /> : null}
      required
    >
      {(control) => <Textarea {...control} mono rows={3} autoComplete="off" spellCheck={false} />}
    </FormField>
  );
}

function DeviceProfiles({ value }: { value: string }) {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const { setValue, clearErrors } = useFormContext<PlanValues>();
  const current = DEVICE_PROFILES.find(({ metaInfo }) => metaInfo === value);
  const choose = (id: string) => {
    const profile = DEVICE_PROFILES.find((each) => each.id === id);
    setValue("draft.MetaInfo", profile?.metaInfo ?? "", { shouldDirty: true });
    clearErrors("draft.MetaInfo");
  };
  return (
    <div className="w-44 min-w-0">
      <Select
        aria-label={t("deviceProfile")}
        value={current?.id ?? ""}
        onChange={({ target }) => choose(target.value)}
        options={[
          { value: "", label: t("pasted") },
          ...DEVICE_PROFILES.map(({ id, name }) => ({ value: id, label: name[locale] })),
        ]}
      />
    </div>
  );
}
