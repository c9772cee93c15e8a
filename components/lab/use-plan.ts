"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { UseFormReturn } from "react-hook-form";
import { axesOf, type PlanValues, placedOnForm, planInput } from "@/components/lab/plan-values";
import { placeServerErrors } from "@/components/shared/form/server-errors";
import { useAction } from "@/lib/boundary/use-action";
import { planExperiment } from "@/lib/lab/actions";

/** Saves the plan and opens it. Whatever is refused stands on its field, and all that was typed stays. */
export function usePlan(form: UseFormReturn<PlanValues>) {
  const router = useRouter();
  const { run, pending, error } = useAction(planExperiment);
  const [leaving, startLeaving] = useTransition();
  async function plan(values: PlanValues) {
    const result = await run(planInput(values));
    if (result.ok) startLeaving(() => router.push(`/lab/${result.data.id}`));
    else placeServerErrors(form, placedOnForm(result.error.fieldErrors, axesOf(values.ticked)));
  }
  return { plan, busy: pending || leaving, error };
}
