"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useTransition } from "react";
import type { UseFormReturn } from "react-hook-form";
import {
  forgetSentPlan,
  keepSentPlan,
  keptSentPlan,
  planText,
  type SentPlan,
} from "@/components/lab/kept-plan";
import { axesOf, type PlanValues, placedOnForm, planInput } from "@/components/lab/plan-values";
import { placeServerErrors } from "@/components/shared/form/server-errors";
import type { KeptForm } from "@/components/shared/form/use-kept-form";
import { useAction } from "@/lib/boundary/use-action";
import { newId } from "@/lib/kernel/ids";
import { isUncertain } from "@/lib/kernel/result";
import { planExperiment } from "@/lib/lab/actions";

/**
 * Saves the plan, once, and opens it. Sent again as it stands, because no answer came, it is the same experiment to the
 * server; changed meanwhile it is another one. Whatever is refused stands on its field, and all that was typed stays.
 */
export function usePlan(form: UseFormReturn<PlanValues>, personId: string, kept: KeptForm) {
  const router = useRouter();
  const lost = useTranslations("lab")("lost");
  const { run, pending, error } = useAction(planExperiment);
  const [leaving, startLeaving] = useTransition();
  const last = useRef<SentPlan>(undefined);

  function idFor(values: PlanValues): string {
    const text = planText(values);
    const before = last.current ?? keptSentPlan(kept.opened(), personId);
    last.current = before?.text === text ? before : { id: newId(), text };
    keepSentPlan(kept.opened(), personId, last.current);
    return last.current.id;
  }

  function renew(): void {
    last.current = undefined;
    forgetSentPlan(kept.opened());
  }

  async function plan(values: PlanValues) {
    const result = await run(planInput(values, idFor(values)));
    if (result.ok) {
      kept.forget();
      startLeaving(() => router.push(`/lab/${result.data.id}`));
      return;
    }
    if (!isUncertain(result.error)) renew();
    placeServerErrors(form, placedOnForm(result.error.fieldErrors, axesOf(values.ticked)));
  }

  // Without a number of the request nothing answered at all.
  const unanswered = error?.code === "unavailable" && error.requestId === "";
  const shown = error && unanswered ? { ...error, message: lost } : error;
  return { plan, renew, busy: pending || leaving, error: shown };
}
