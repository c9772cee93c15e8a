"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { forgetSubmission, keepSubmission, keptSubmission } from "@/components/initialize/kept-draft";
import type { KeptForm } from "@/components/shared/form/use-kept-form";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { newId } from "@/lib/kernel/ids";
import { isUncertain, type PublicError, type Result } from "@/lib/kernel/result";
import { startTransaction } from "@/lib/transactions/actions";
import { rememberChoices } from "@/lib/transactions/last-choices";
import type { StartedFrom } from "@/lib/transactions/started-from";
import type { StartedTransaction } from "@/lib/transactions/view";

type SendOptions = {
  form: UseFormReturn<ComposeValues>;
  from: StartedFrom;
  personId: string;
  kept: KeptForm;
};

/**
 * Sends the form, once. The submission id is made with the first attempt and kept until the vendor has definitely
 * refused, through a reload too: whatever is pressed twice, or again after a broken connection, is the same
 * submission to the server. That is why it may be said that sending again starts no second one.
 */
export function useSend({ form, from, personId, kept }: SendOptions) {
  const router = useRouter();
  const lost = useTranslations("initialize")("lost");
  const submission = useRef<string>(undefined);
  const [isPending, startTransition] = useTransition();
  const [leaving, setLeaving] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const [refusal, setRefusal] = useState<StartedTransaction | null>(null);
  const underWay = useRef(false);

  function settle(result: Result<StartedTransaction>): void {
    if (!result.ok) {
      // Whatever was understood and refused has started nothing; of anything else nobody knows.
      if (!isUncertain(result.error)) forgetSubmission(kept.opened());
      setError(result.error);
      return;
    }
    if (result.data.state === "rejected") {
      // That submission and its MerchantBizId are used up; the next press is a new call.
      setRefusal(result.data);
      renew();
      form.setValue("draft.MerchantBizId", newMerchantBizId());
      return;
    }
    setLeaving(true);
    rememberChoices(personId, form.getValues());
    kept.forget();
    router.push(`/transactions/${result.data.id}`);
  }

  function renew(): void {
    submission.current = undefined;
    forgetSubmission(kept.opened());
    setError(null);
  }

  function send({ credentialId, draft, pairingId }: ComposeValues): void {
    if (underWay.current || leaving) return;
    underWay.current = true;
    setError(null);
    setRefusal(null);
    submission.current ??= keptSubmission(kept.opened(), personId) ?? newId();
    const submissionId = submission.current;
    keepSubmission(kept.opened(), personId, submissionId);
    startTransition(async () => {
      const input = { submissionId, credentialId, draft, pairingId, ...from };
      const result = await startTransaction(input).catch(() => unanswered(lost));
      underWay.current = false;
      startTransition(() => settle(result));
    });
  }

  return { send, renew, busy: isPending || leaving, error, refusal };
}

function unanswered(message: string): Result<StartedTransaction> {
  return { ok: false, error: { code: "unavailable", message, fieldErrors: {}, requestId: "" } };
}
