"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { useFormContext } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { Button } from "@/components/ui/button";

const PreflightVerdict = lazy(() => import("@/components/initialize/preflight-verdict"));

/** Lets the console ask one's own callback address the way the vendor will, and says what it found. */
export function Preflight() {
  const t = useTranslations("initialize.preflight");
  const { getValues, trigger } = useFormContext<ComposeValues>();
  const [asked, setAsked] = useState<{ address: string; at: number } | null>(null);
  async function ask() {
    if (await trigger("draft.CallbackUrl")) {
      setAsked({ address: getValues("draft.CallbackUrl"), at: Date.now() });
    }
  }
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
      {asked ? (
        <Suspense fallback={null}>
          <PreflightVerdict key={asked.at} address={asked.address} />
        </Suspense>
      ) : null}
      <Button size="sm" variant="ghost" onClick={ask} className="-my-1">
        {t("ask")}
      </Button>
    </span>
  );
}
