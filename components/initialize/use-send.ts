"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { forgetDraft, rememberChoices } from "@/components/initialize/kept-draft";
import { placeServerErrors } from "@/components/shared/form/server-errors";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { newId } from "@/lib/kernel/ids";
import type { PublicError, Result } from "@/lib/kernel/result";
import { startTransaction } from "@/lib/transactions/actions";
import type { StartedFrom } from "@/lib/transactions/started-from";
import type { StartedTransaction } from "@/lib/transactions/view";

/**
 * Sends the form, once. The submission id is made with the form and kept until the vendor has definitely refused:
 * whatever is pressed twice, or again after a broken connection, is the same submission to the server.
 */
export function useSend(form: UseFormReturn<ComposeValues>, from: StartedFrom, personId: string) {
  const router = useRouter();
  const lost = useTranslations("errors")("network");
  const [submissionId, setSubmissionId] = useState(newId);
  const [isPending, startTransition] = useTransition();
  const [leaving, setLeaving] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const [refusal, setRefusal] = useState<StartedTransaction | null>(null);
  const underWay = useRef(false);

  function settle(result: Result<StartedTransaction>): void {
    if (!result.ok) {
      setError(result.error);
      return;
    }
    if (result.data.state === "rejected") {
      // That submission and its MerchantBizId are used up; the next press is a new call.
      setRefusal(result.data);
      setSubmissionId(newId());
      form.setValue("draft.MerchantBizId", newMerchantBizId());
      return;
    }
    setLeaving(true);
    rememberChoices(personId, form.getValues());
    forgetDraft();
    router.push(`/transactions/${result.data.id}`);
  }

  function send(values: ComposeValues): void {
    if (underWay.current || leaving) return;
    underWay.current = true;
    setError(null);
    setRefusal(null);
    startTransition(async () => {
      const result = await startTransaction({ submissionId, ...values, ...from }).catch(() =>
        unanswered(lost),
      );
      underWay.current = false;
      startTransition(() => settle(result));
    });
  }

  useErrorsOnFields(form, error, isPending);
  return { send, busy: isPending || leaving, error, refusal };
}

/** A disabled field cannot take the focus, so the errors wait until the form is open again. */
function useErrorsOnFields(
  form: UseFormReturn<ComposeValues>,
  error: PublicError | null,
  busy: boolean,
): void {
  useEffect(() => {
    if (error && !busy) placeServerErrors(form, error.fieldErrors);
  }, [form, error, busy]);
}

function unanswered(message: string): Result<StartedTransaction> {
  return { ok: false, error: { code: "unavailable", message, fieldErrors: {}, requestId: "" } };
}
