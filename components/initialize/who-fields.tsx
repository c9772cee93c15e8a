"use client";

import { RefreshCw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { useFormContext } from "react-hook-form";
import type { ComposeSetting, ComposeValues } from "@/components/initialize/compose-values";
import { CredentialField } from "@/components/initialize/credential-field";
import { Lockable } from "@/components/initialize/lockable";
import { MetaInfoField } from "@/components/initialize/meta-info-field";
import { ParameterField } from "@/components/initialize/parameter-field";
import { Field } from "@/components/shared/form/field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { MAINLAND_ID_CARD, PRODUCT_CODE } from "@/lib/initialize/limits";
import { parameter } from "@/lib/initialize/parameters";

/** Who is verified, by which document, on which device, and whose key signs. */
export function WhoFields({ setting, phone }: { setting: ComposeSetting; phone: ReactNode }) {
  return (
    <>
      <CredentialField setting={setting} />
      <DocTypeField />
      <MerchantUserIdField />
      <MerchantBizIdField />
      <MetaInfoField setting={setting} phone={phone} />
      <ParameterField name="SceneCode">
        {(control) => <Input {...control} mono maxLength={40} autoComplete="off" spellCheck={false} />}
      </ParameterField>
      <ProductCodeField />
    </>
  );
}

function DocTypeField() {
  const locale = useLocale();
  const { setValue } = useFormContext<ComposeValues>();
  const options = DOCUMENT_TYPES.map(({ code, name }) => ({
    value: code,
    label: `${name[locale]} · ${code}`,
  }));
  return (
    <ParameterField name="DocType">
      {({ onChange, ...control }) => (
        <Select
          {...control}
          options={options}
          onChange={(event) => {
            onChange(event);
            if (event.target.value !== MAINLAND_ID_CARD) setValue("draft.DocPageConfig", "");
          }}
        />
      )}
    </ParameterField>
  );
}

function MerchantUserIdField() {
  const t = useTranslations("initialize");
  const { watch, setValue } = useFormContext<ComposeValues>();
  const hashed = watch("draft.hashMerchantUserId");
  const checkbox = useId();
  return (
    <div className="min-w-0">
      <ParameterField name="MerchantUserId" hint={t(hashed ? "hashedHint" : "rawHint")}>
        {(control) => <Input {...control} autoComplete="off" spellCheck={false} />}
      </ParameterField>
      <Lockable field="hashMerchantUserId">
        <label htmlFor={checkbox} className="mt-1 flex w-fit items-center gap-2 touch-target">
          <Checkbox
            id={checkbox}
            checked={hashed}
            onChange={({ target }) => setValue("draft.hashMerchantUserId", target.checked)}
          />
          {t("hashIt")}
        </label>
      </Lockable>
    </div>
  );
}

function MerchantBizIdField() {
  const t = useTranslations("initialize");
  const { setValue, clearErrors } = useFormContext<ComposeValues>();
  const regenerate = () => {
    setValue("draft.MerchantBizId", newMerchantBizId(), { shouldDirty: true });
    clearErrors("draft.MerchantBizId");
  };
  return (
    <ParameterField
      name="MerchantBizId"
      aside={
        <Button size="sm" variant="ghost" onClick={regenerate} className="-my-1">
          <RefreshCw aria-hidden className="size-3.5" />
          {t("regenerate")}
        </Button>
      }
    >
      {(control) => <Input {...control} mono autoComplete="off" spellCheck={false} />}
    </ParameterField>
  );
}

function ProductCodeField() {
  const t = useTranslations("initialize");
  const locale = useLocale();
  return (
    <Field
      label={`${t("label.ProductCode")} `}
      parameter="ProductCode"
      hint={parameter("ProductCode").meaning[locale]}
    >
      {({ "aria-labelledby": _label, ...control }) => (
        <Input {...control} mono readOnly value={PRODUCT_CODE} />
      )}
    </Field>
  );
}
