"use client";

import { RefreshCw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type { ComposeSetting, ComposeValues } from "@/components/initialize/compose-values";
import { CredentialField } from "@/components/initialize/credential-field";
import { DocTypeField } from "@/components/initialize/doc-type/doc-type-field";
import { HelpButton } from "@/components/initialize/help/help-button";
import { Lockable } from "@/components/initialize/lockable";
import { MetaInfoField } from "@/components/initialize/meta-info-field";
import { ParameterText } from "@/components/initialize/parameter-field";
import { Field } from "@/components/shared/form/field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { PRODUCT_CODE } from "@/lib/initialize/limits";
import { parameter } from "@/lib/initialize/parameters";

/** Who is verified, by which document, on which device, and whose key signs. */
export function WhoFields({ setting, phone }: { setting: ComposeSetting; phone: ReactNode }) {
  return (
    <>
      <CredentialField setting={setting} />
      <DocTypeField setting={setting} />
      <MerchantUserIdField />
      <MerchantBizIdField />
      <MetaInfoField setting={setting} phone={phone} />
      <ParameterText name="SceneCode">
        {(control) => <Input {...control} mono maxLength={40} autoComplete="off" spellCheck={false} />}
      </ParameterText>
      <ProductCodeField />
    </>
  );
}

function MerchantUserIdField() {
  const t = useTranslations("initialize");
  const { control, setValue } = useFormContext<ComposeValues>();
  const hashed = useWatch({ control, name: "draft.hashMerchantUserId" });
  const checkbox = useId();
  return (
    <div className="min-w-0">
      <ParameterText name="MerchantUserId" hint={t(hashed ? "hashedHint" : "rawHint")}>
        {(control) => <Input {...control} autoComplete="off" spellCheck={false} />}
      </ParameterText>
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
    <ParameterText
      name="MerchantBizId"
      aside={
        <Button size="sm" variant="ghost" onClick={regenerate} className="-my-1">
          <RefreshCw aria-hidden className="size-3.5" />
          {t("regenerate")}
        </Button>
      }
    >
      {(control) => <Input {...control} mono autoComplete="off" spellCheck={false} />}
    </ParameterText>
  );
}

function ProductCodeField() {
  const t = useTranslations("initialize");
  const locale = useLocale();
  return (
    <Field
      label={`${t("label.ProductCode")} `}
      parameter="ProductCode"
      aside={<HelpButton name="ProductCode" />}
      hint={parameter("ProductCode").meaning[locale]}
    >
      {({ "aria-labelledby": _label, ...control }) => (
        <Input {...control} mono readOnly value={PRODUCT_CODE} />
      )}
    </Field>
  );
}
