"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import {
  type ComposeSetting,
  type ComposeValues,
  chosenCredential,
} from "@/components/initialize/compose-values";
import { ParameterText } from "@/components/initialize/parameter-field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";

/** Pasted as the client SDK gave it; for the sandbox a device that exists only here will do. */
export function MetaInfoField({ setting, phone }: { setting: ComposeSetting; phone: ReactNode }) {
  const credentialId = useWatch<ComposeValues, "credentialId">({ name: "credentialId" });
  const sandbox = chosenCredential(setting, credentialId)?.environment === "sandbox";
  return (
    <div className="flex min-w-0 flex-col gap-2 md:col-span-2">
      <ParameterText name="MetaInfo" aside={sandbox ? <DeviceProfiles /> : null}>
        {(control) => <Textarea {...control} mono rows={4} autoComplete="off" spellCheck={false} />}
      </ParameterText>
      {phone}
    </div>
  );
}

function DeviceProfiles() {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const { control, setValue, clearErrors } = useFormContext<ComposeValues>();
  // Reads which device it is, not what is typed: a key changes nothing here.
  const current = useWatch({
    control,
    name: "draft.MetaInfo",
    compute: (typed: string) => DEVICE_PROFILES.find(({ metaInfo }) => metaInfo === typed)?.id,
  });
  const choose = (id: string) => {
    const profile = DEVICE_PROFILES.find((each) => each.id === id);
    setValue("draft.MetaInfo", profile?.metaInfo ?? "", { shouldDirty: true });
    clearErrors("draft.MetaInfo");
  };
  return (
    <div className="w-56 min-w-0">
      <Select
        aria-label={t("deviceProfile")}
        value={current ?? ""}
        onChange={({ target }) => choose(target.value)}
        options={[
          { value: "", label: t("pasted") },
          ...DEVICE_PROFILES.map(({ id, name }) => ({ value: id, label: name[locale] })),
        ]}
      />
    </div>
  );
}
