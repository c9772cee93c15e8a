"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFormContext } from "react-hook-form";
import { isCount, planSum } from "@/components/lab/plan-sum";
import type { PlanValues } from "@/components/lab/plan-values";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { useBottomBar } from "@/components/shared/use-bottom-bar";
import { Button } from "@/components/ui/button";

/** Always in sight: the sum of the calls, the button that saves the plan, and one that discards what was typed. */
export function PlanBar({ busy, onStartOver }: { busy: boolean; onStartOver: () => void }) {
  const t = useTranslations("lab");
  const values = useFormContext<PlanValues>().watch();
  const { factors, runsPerCell, calls } = planSum(values);
  const bar = useRef<HTMLDivElement>(null);
  useBottomBar(bar);
  return (
    <div
      ref={bar}
      className="sticky bottom-0 z-20 -mx-4 mt-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t border-line bg-surface px-4 py-2.5 md:-mx-6 md:px-6"
    >
      <p role="status" className="min-w-0 grow tabular-nums">
        {busy
          ? t("saving")
          : factors.length === 0
            ? t("nothingVaried")
            : isCount(calls)
              ? t("sum", { cells: factors.join(" × "), runs: runsPerCell, calls })
              : t("noSum")}
      </p>
      <Button variant="ghost" onClick={onStartOver} disabled={busy}>
        {t("startOver")}
      </Button>
      <SubmitButton pending={busy} aria-keyshortcuts="Control+Enter">
        {t("save")}
        <kbd aria-hidden className="ml-1 text-xs opacity-80 max-sm:hidden">
          {"Ctrl ⏎"}
        </kbd>
      </SubmitButton>
    </div>
  );
}
