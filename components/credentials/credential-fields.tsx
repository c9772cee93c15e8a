"use client";

import { useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { endpointsFor, firstEndpoint } from "@/components/credentials/endpoints-for";
import { FormField } from "@/components/shared/form/form-field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type AddCredentialForm, ENVIRONMENTS, type Environment } from "@/lib/credentials/schema";
import type { EndpointChoice } from "@/lib/credentials/view";

type Form = AddCredentialForm;

/** The fields of a credential, part of the form around them. */
export function CredentialFields({ endpoints }: { endpoints: EndpointChoice[] }) {
  const t = useTranslations("credentials");
  const { setValue } = useFormContext<Form>();
  const environment = useWatch<Form, "environment">({ name: "environment" });
  const options = endpointsFor(endpoints, environment).map(({ origin, label }) => ({ value: origin, label }));
  const choose = (next: Environment) => setValue("endpoint", firstEndpoint(endpoints, next));
  return (
    <>
      <FormField<Form, "name"> name="name" label={t("name")} hint={t("nameHint")} required>
        {(control) => <Input {...control} autoComplete="off" />}
      </FormField>
      <FormField<Form, "environment">
        name="environment"
        label={t("environment")}
        hint={environment === "live" ? t("liveHint") : undefined}
        kind="group"
        required
      >
        {({ onChange, ref: _ref, ...control }) => (
          <RadioGroup
            {...control}
            options={ENVIRONMENTS.map((value) => ({ value, label: t(`environments.${value}`) }))}
            onValueChange={(value) => {
              onChange(value);
              choose(value as Environment);
            }}
          />
        )}
      </FormField>
      <FormField<Form, "endpoint"> name="endpoint" label={t("endpoint")} required>
        {(control) => <Select {...control} options={options} />}
      </FormField>
      <FormField<Form, "accessKeyId"> name="accessKeyId" label={t("accessKeyId")} required>
        {(control) => <Input {...control} mono autoComplete="off" spellCheck={false} />}
      </FormField>
      <FormField<Form, "accessKeySecret">
        name="accessKeySecret"
        label={t("accessKeySecret")}
        hint={t("secretHint")}
        required
      >
        {(control) => <Input {...control} mono type="password" autoComplete="new-password" />}
      </FormField>
      <FormField<Form, "securityToken">
        name="securityToken"
        label={t("securityToken")}
        hint={t("securityTokenHint")}
      >
        {(control) => <Textarea {...control} rows={2} autoComplete="off" spellCheck={false} />}
      </FormField>
      {environment === "live" ? (
        <FormField<Form, "account"> name="account" label={t("account")} hint={t("accountHint")}>
          {(control) => <Input {...control} autoComplete="off" spellCheck={false} />}
        </FormField>
      ) : null}
    </>
  );
}
