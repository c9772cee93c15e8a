"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Refusal } from "@/components/initialize/refusal";
import { FormError } from "@/components/shared/form/form-error";
import { buttonClass } from "@/components/ui/button-class";
import type { PublicError } from "@/lib/kernel/result";
import type { StartedTransaction } from "@/lib/transactions/view";

type SendOutcomeProps = { error: PublicError | null; refusal: StartedTransaction | null };

/** Why the call did not become a running transaction. Comes into sight, unless the fault is on a field. */
export function SendOutcome({ error, refusal }: SendOutcomeProps) {
  const place = useRef<HTMLDivElement>(null);
  const onFields = error !== null && Object.keys(error.fieldErrors).length > 0;
  useEffect(() => {
    if (refusal || (error && !onFields)) place.current?.focus();
  }, [error, refusal, onFields]);
  return (
    <div ref={place} tabIndex={-1} className="mb-4 scroll-mt-16 outline-none empty:hidden">
      {refusal ? <Refusal refusal={refusal} /> : null}
      {error ? <FormError error={error} /> : null}
      {error?.code === "not-signed-in" ? <SignInAgain /> : null}
    </div>
  );
}

/** The session ended while the form was open: back here afterwards, in this tab, which holds the draft. */
function SignInAgain() {
  const t = useTranslations("initialize");
  const here = window.location.pathname + window.location.search;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      {/* A whole new page: the console draws another frame for whoever signs in. */}
      <a href={`/sign-in?to=${encodeURIComponent(here)}`} className={buttonClass({ variant: "primary" })}>
        {t("signInAgain")}
      </a>
      <span>{t("signInKept")}</span>
    </p>
  );
}
