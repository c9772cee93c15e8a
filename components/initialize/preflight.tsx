"use client";

import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { useFormContext } from "react-hook-form";
import type { ComposeValues } from "@/components/initialize/compose-values";
import { later } from "@/components/shared/later";
import { Button } from "@/components/ui/button";

const PreflightVerdict = later(() => import("@/components/initialize/preflight-verdict"));

type Asked = { address: string; at: number };

/** Lets the console ask one's own callback address the way the vendor will: when it was typed, and on a press. */
export function usePreflight() {
  const { getValues, trigger } = useFormContext<ComposeValues>();
  const [asked, setAsked] = useState<Asked | null>(null);
  async function ask() {
    if (!(await trigger("draft.CallbackUrl"))) return;
    setAsked({ address: getValues("draft.CallbackUrl"), at: Date.now() });
  }
  function askOnLeaving() {
    const address = getValues("draft.CallbackUrl");
    if (address !== "" && address !== asked?.address) void ask();
  }
  return { asked, ask, askOnLeaving };
}

/** What was found of the address, and the button that asks again. */
export function Preflight({ asked, onAsk }: { asked: Asked | null; onAsk: () => void }) {
  const t = useTranslations("initialize.preflight");
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
      {asked ? (
        <Suspense fallback={null}>
          <PreflightVerdict key={asked.at} address={asked.address} />
        </Suspense>
      ) : null}
      <Button size="sm" variant="ghost" onClick={onAsk} className="-my-1">
        {t("ask")}
      </Button>
    </span>
  );
}
