"use client";

import { useLocale, useTranslations } from "next-intl";
import { Countdown } from "@/components/shared/countdown";
import { Alert } from "@/components/ui/alert";
import { describeCode } from "@/lib/initialize/return-codes";
import type { OpenBreaker } from "@/lib/limits/head-room";

type Props = { breaker: OpenBreaker; now: string; onOver: () => void };

/** Calls are paused: after which refusal, what to do about it, and for how long. */
export default function Paused({ breaker: { code, until }, now, onOver }: Props) {
  const t = useTranslations("limits");
  const locale = useLocale();
  const known = describeCode(code);
  return (
    <Alert tone="danger" live title={t("paused", { code })} className="order-first basis-full">
      <p>
        <Countdown deadline={until} serverNow={now} announce={false} onOver={onOver} /> {t("pausedThen")}
      </p>
      {known ? (
        <p>
          <span className="max-sm:hidden">{known.meaning[locale]} </span>
          {known.advice[locale]}
        </p>
      ) : null}
    </Alert>
  );
}
