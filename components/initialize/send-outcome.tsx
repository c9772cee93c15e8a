"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Refusal } from "@/components/initialize/refusal";
import { FormError } from "@/components/shared/form/form-error";
import { SignInAgain } from "@/components/shared/form/sign-in-again";
import type { PublicError } from "@/lib/kernel/result";
import type { StartedTransaction } from "@/lib/transactions/view";

type SendOutcomeProps = { error: PublicError | null; refusal: StartedTransaction | null };

/** Why the call did not become a running transaction. Comes into sight, unless the fault is on a field. */
export function SendOutcome({ error, refusal }: SendOutcomeProps) {
  const t = useTranslations("initialize");
  const place = useRef<HTMLDivElement>(null);
  const onFields = error !== null && Object.keys(error.fieldErrors).length > 0;
  useEffect(() => {
    if (refusal || (error && !onFields)) place.current?.focus();
  }, [error, refusal, onFields]);
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
