"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import {
  type ComposeSetting,
  type ComposeValues,
  chosenCredential,
} from "@/components/initialize/compose-values";
import { FormField } from "@/components/shared/form/form-field";
import { Select } from "@/components/ui/select";
import type { CredentialChoice } from "@/lib/credentials/view";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { canCallBack } from "@/lib/transactions/callback-address";

/** Whose key signs. It decides whether the call is live, so what only the sandbox takes goes with the sandbox. */
export function CredentialField({ setting }: { setting: ComposeSetting }) {
  const t = useTranslations("initialize");
  const credentialId = useWatch<ComposeValues, "credentialId">({ name: "credentialId" });
  const adjust = useFitToEnvironment(setting);
  const chosen = chosenCredential(setting, credentialId);
  const name = (credential: CredentialChoice) =>
    `${credential.name} · ${t(credential.environment)} · ••••${credential.lastFour}`;
  return (
    <FormField<ComposeValues, "credentialId">
      name="credentialId"
      label={t("credential")}
      hint={chosen ? t(`${chosen.environment}Hint`, { endpoint: chosen.endpointLabel }) : undefined}
    >
      {({ onChange, ...control }) => (
        <Select
          {...control}
          options={setting.credentials.map((each) => ({ value: each.id, label: name(each) }))}
          onChange={(event) => {
            onChange(event);
            adjust(chosenCredential(setting, event.target.value));
          }}
        />
      )}
    </FormField>
  );
}

/** Takes out what the new environment would refuse, and puts back what was only taken out for the old one. */
function useFitToEnvironment({ callbackOrigins }: ComposeSetting) {
  const { getValues, setValue } = useFormContext<ComposeValues>();
  const withdrawn = useRef(false);
  return (credential: CredentialChoice | undefined) => {
    if (!credential) return;
    const { environment } = credential;
    const { MetaInfo, callbackTo } = getValues("draft");
    const builtIn = DEVICE_PROFILES.some(({ metaInfo }) => metaInfo === MetaInfo);
    if (environment === "live" && builtIn) setValue("draft.MetaInfo", "");
    if (environment === "sandbox" && MetaInfo === "") {
      setValue("draft.MetaInfo", DEVICE_PROFILES[0]?.metaInfo ?? "");
    }
    const possible = canCallBack(callbackOrigins, environment);
    if (!possible && callbackTo === "console") {
      withdrawn.current = true;
      setValue("draft.callbackTo", "none");
    } else if (possible && callbackTo === "none" && withdrawn.current) {
      withdrawn.current = false;
      setValue("draft.callbackTo", "console");
    }
  };
}
