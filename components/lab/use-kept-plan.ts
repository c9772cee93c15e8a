"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { forgetPlan, keepPlan, keptPlan } from "@/components/lab/kept-plan";
import type { PlanSetting, PlanValues } from "@/components/lab/plan-values";

type Options = { form: UseFormReturn<PlanValues>; setting: PlanSetting; personId: string };

/** What is kept of the plan that is open. */
export type KeptForm = {
  /** The query with which it was opened. */
  opened: () => string;
  forget: () => void;
};

/** Writing waits until the fingers rest. */
const QUIET_MS = 300;

/** Puts back what this person left in this tab, and keeps what they type from then on. */
export function useKeptPlan(options: Options): { kept: KeptForm; restored: boolean } {
  const latest = useRef(options);
  latest.current = options;
  const opened = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [restored, setRestored] = useState(false);

  useEffect(() => {
    const { form, setting, personId } = latest.current;
    opened.current = window.location.search;
    const found = keptPlan(opened.current, personId, setting, form.getValues());
    if (found) {
      form.reset(found, { keepDefaultValues: true });
      setRestored(true);
    }

    function keep(): void {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      timer.current = undefined;
      keepPlan(opened.current, personId, setting, form.getValues());
    }
    const { unsubscribe } = form.watch(() => {
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, QUIET_MS);
    });
    // Whoever reloads or leaves does not wait for that.
    window.addEventListener("pagehide", keep);
    return () => {
      keep();
      window.removeEventListener("pagehide", keep);
      unsubscribe();
    };
  }, []);

  const kept = useMemo(
    () => ({
      opened: () => opened.current,
      forget() {
        clearTimeout(timer.current);
        timer.current = undefined;
        forgetPlan(opened.current);
        setRestored(false);
      },
    }),
    [],
  );
  return { kept, restored };
}
