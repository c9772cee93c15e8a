"use client";

import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { forgetPlan, keepPlan, keptPlan } from "@/components/lab/kept-plan";
import type { PlanSetting, PlanValues } from "@/components/lab/plan-values";
import { type KeptForm, useKeptForm } from "@/components/shared/form/use-kept-form";

type Options = { form: UseFormReturn<PlanValues>; setting: PlanSetting; personId: string };

/** Puts back what this person left in this tab, and keeps what they type from then on. */
export function useKeptPlan({ form, setting, personId }: Options): { kept: KeptForm; restored: boolean } {
  const [restored, setRestored] = useState(false);
  const kept = useKeptForm({
    form,
    restore(opened) {
      const found = keptPlan(opened, personId, setting, form.getValues());
      if (!found) return;
      form.reset(found, { keepDefaultValues: true });
      setRestored(true);
    },
    keep: (opened) => keepPlan(opened, personId, setting, form.getValues()),
    forget(opened) {
      forgetPlan(opened);
      setRestored(false);
    },
  });
  return { kept, restored };
}
