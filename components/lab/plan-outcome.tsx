"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFormContext } from "react-hook-form";
import type { PlanValues } from "@/components/lab/plan-values";
import { FormError } from "@/components/shared/form/form-error";
import { SignInAgain } from "@/components/shared/form/sign-in-again";
import { Alert } from "@/components/ui/alert";
import type { PublicError } from "@/lib/kernel/result";

/** Of the draft only these have a field of their own; the rest comes from a preset, or from an earlier call. */
const ON_FORM: readonly string[] = ["MetaInfo", "MerchantUserId"];

/** Why the plan was not saved. Comes into sight, unless the fault is on a field. */
export function PlanOutcome({ error }: { error: PublicError | null }) {
  const t = useTranslations("initialize");
  const place = useRef<HTMLDivElement>(null);
  const { formState } = useFormContext<PlanValues>();
  const elsewhere = Object.entries(formState.errors.draft ?? {}).filter(([name]) => !ON_FORM.includes(name));
  const onFields = error !== null && Object.keys(error.fieldErrors).length > elsewhere.length;
  useEffect(() => {
    if (error && !onFields) place.current?.focus();
  }, [error, onFields]);
  return (
    <div ref={place} tabIndex={-1} className="flex scroll-mt-16 flex-col gap-3 outline-none empty:hidden">
      <FormError error={error} />
      {error?.code === "not-signed-in" ? (
        <SignInAgain label={t("signInAgain")} kept={t("signInKept")} />
      ) : null}
      {elsewhere.length > 0 ? (
        <Alert tone="danger" live>
          {elsewhere.map(([name, fault]) => (
            <p key={name}>{`${name}: ${wordsOf(fault)}`}</p>
          ))}
        </Alert>
      ) : null}
    </div>
  );
}

const wordsOf = (fault: unknown) =>
  typeof fault === "object" && fault !== null && "message" in fault ? String(fault.message) : "";
