"use client";

import { useTranslations } from "next-intl";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import {
  type ComposeSetting,
  type ComposeValues,
  chosenCredential,
} from "@/components/initialize/compose-values";
import { HelpButton } from "@/components/initialize/help/help-button";
import { Lockable } from "@/components/initialize/lockable";
import { ParameterText } from "@/components/initialize/parameter-field";
import { Preflight, usePreflight } from "@/components/initialize/preflight";
import { Field } from "@/components/shared/form/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { CALLBACK_DESTINATIONS } from "@/lib/initialize/draft";
import { callbackAddress, canCallBack } from "@/lib/transactions/callback-address";

/** Where the vendor reports that the verification is over. */
export function AfterwardsFields({ setting }: { setting: ComposeSetting }) {
  const t = useTranslations("initialize");
  const { control } = useFormContext<ComposeValues>();
  const credentialId = useWatch({ control, name: "credentialId" });
  const environment = chosenCredential(setting, credentialId)?.environment ?? "live";
  const possible = canCallBack(setting.callbackOrigins, environment);
  const destination = useWatch({ control, name: "draft.callbackTo" });
  return (
    <>
      <Lockable field="callbackTo" className="md:col-span-2">
        <Controller
          control={control}
          name="draft.callbackTo"
          render={({ field }) => (
            <Field label={t("callbackTo")} kind="group" className="md:col-span-2">
              {(aria) => (
                <RadioGroup
                  {...aria}
                  value={field.value}
                  onValueChange={field.onChange}
                  className="grid gap-2 sm:grid-cols-3"
                  options={CALLBACK_DESTINATIONS.map((value) => ({
                    value,
                    label: t(`to.${value}`),
                    hint: t(value === "console" && !possible ? "consoleImpossible" : `toHint.${value}`),
                    disabled: value === "console" && !possible,
                  }))}
                />
              )}
            </Field>
          )}
        />
      </Lockable>
      {destination === "own" ? (
        <OwnAddress />
      ) : (
        <FilledIn destination={destination} origin={setting.callbackOrigins[environment]} />
      )}
    </>
  );
}

function OwnAddress() {
  const { asked, ask, askOnLeaving } = usePreflight();
  return (
    <>
      <ParameterText name="CallbackUrl" aside={<Preflight asked={asked} onAsk={ask} />}>
        {({ onBlur, ...control }) => (
          <Input
            {...control}
            mono
            type="url"
            autoComplete="off"
            spellCheck={false}
            onBlur={(event) => {
              void onBlur(event);
              askOnLeaving();
            }}
          />
        )}
      </ParameterText>
      <ParameterText name="CallbackToken">
        {(control) => <Input {...control} mono autoComplete="off" spellCheck={false} />}
      </ParameterText>
    </>
  );
}

type FilledInProps = { destination: "console" | "none"; origin: string };

/** What the console fills in at the moment of sending, or that nothing is sent. */
function FilledIn({ destination, origin }: FilledInProps) {
  const t = useTranslations("initialize");
  const shown = {
    console: { CallbackUrl: callbackAddress(origin, "…"), CallbackToken: t("madeWhenSent") },
    none: { CallbackUrl: t("notSent"), CallbackToken: t("notSent") },
  }[destination];
  return (["CallbackUrl", "CallbackToken"] as const).map((name) => (
    <Field
      key={name}
      label={`${t(`label.${name}`)} `}
      parameter={name}
      aside={<HelpButton name={name} />}
      hint={t(`filledIn.${destination}.${name}`)}
    >
      {({ "aria-labelledby": _label, ...control }) => (
        <Input
          {...control}
          readOnly
          mono={destination === "console" && name === "CallbackUrl"}
          value={shown[name]}
        />
      )}
    </Field>
  ));
}
