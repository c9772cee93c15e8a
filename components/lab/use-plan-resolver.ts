"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { type FieldErrors, type Resolver, set } from "react-hook-form";
import { axesOf, type PlanValues, placedOnForm, planInput } from "@/components/lab/plan-values";
import { planSchema } from "@/lib/lab/schema";

/** Stands for the id that a plan gets when it is sent. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

/** Checks the plan by the server's own schema, and says each fault where the form can show it. */
export function usePlanResolver(): Resolver<PlanValues> {
  const locale = useLocale();
  return useMemo(() => {
    const schema = planSchema(locale);
    return (values) => {
      const checked = schema.safeParse(planInput(values, NO_ID));
      if (checked.success) return { values, errors: {} };
      const said = checked.error.issues.map(({ path, message }) => [path.join("."), message] as const);
      // The first fault of a field counts.
      const byPath = Object.fromEntries(said.toReversed());
      const errors: FieldErrors<PlanValues> = {};
      for (const [path, message] of Object.entries(placedOnForm(byPath, axesOf(values.ticked)))) {
        set(errors, path, { type: "schema", message });
      }
      return { values: {}, errors };
    };
  }, [locale]);
}
