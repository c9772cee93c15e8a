"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFormContext } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { Refusal } from "@/components/initialize/refusal";
import { FormError } from "@/components/shared/form/form-error";
import { placeServerErrors } from "@/components/shared/form/server-errors";
import { SignInAgain } from "@/components/shared/form/sign-in-again";
import type { PublicError } from "@/lib/kernel/result";
import type { StartedTransaction } from "@/lib/transactions/view";

type SendOutcomeProps = { error: PublicError | null; refusal: StartedTransaction | null; busy: boolean };

/**
 * Why the call did not become a running transaction. The focus goes to the field that has the fault, and where there is
 * none that can take it (a locked one, say) here, which comes into sight by it.
 */
export function SendOutcome({ error, refusal, busy }: SendOutcomeProps) {
  const t = useTranslations("initialize");
  const place = useRef<HTMLDivElement>(null);
  const { setError, getValues } = useFormContext<ComposeValues>();
  useEffect(() => {
    // A disabled field cannot take the focus, so the errors wait until the form is open again.
    if (busy || !(error || refusal)) return;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (error) placeServerErrors({ setError, getValues }, error.fieldErrors);
    if (document.activeElement === document.body) place.current?.focus();
  }, [error, refusal, busy, setError, getValues]);
  return (
    <div ref={place} tabIndex={-1} className="mb-4 scroll-mt-16 outline-none empty:hidden">
      {refusal ? <Refusal refusal={refusal} /> : null}
      {error ? <FormError error={error} /> : null}
      {error?.code === "not-signed-in" ? (
        <SignInAgain label={t("signInAgain")} kept={t("signInKept")} />
      ) : null}
    </div>
  );
}
