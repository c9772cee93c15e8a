"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Countdown } from "@/components/shared/countdown";
import { FormError } from "@/components/shared/form/form-error";
import { SubmitButton } from "@/components/shared/form/submit-button";
import { Alert } from "@/components/ui/alert";
import { notify } from "@/components/ui/notify";
import { useAction } from "@/lib/boundary/use-action";
import { describeCode } from "@/lib/initialize/return-codes";
import { closeBreaker } from "@/lib/limits/actions";
import type { BreakerView } from "@/lib/limits/view";

type Props = { breakers: BreakerView[]; now: string };

/** Calls that are paused after the vendor's refusals, each with a button that ends the pause. */
export function BreakersPanel({ breakers, now }: Props) {
  const t = useTranslations("limits");
  if (breakers.length === 0) return null;
  return (
    <section aria-label={t("pauses")} className="mb-4 grid gap-3">
      {breakers.map((breaker) => (
        <PausedCalls key={`${breaker.credentialId} ${breaker.operation}`} breaker={breaker} now={now} />
      ))}
    </section>
  );
}

function PausedCalls({ breaker, now }: { breaker: BreakerView; now: string }) {
  const t = useTranslations("limits");
  const locale = useLocale();
  const router = useRouter();
  const { run, pending, error } = useAction(closeBreaker);
  const { credentialId, operation, region, code, until, names } = breaker;
  const known = describeCode(code);

  async function resume() {
    const result = await run({ credentialId, operation });
    if (result.ok) notify("success", t("resumed", { operation }));
    router.refresh();
  }

  return (
    <Alert
      tone="danger"
      title={t("pausedCalls", { operation, code })}
      actions={
        <form action={resume}>
          <SubmitButton pending={pending} variant="secondary" size="sm">
            {t("resume")}
          </SubmitButton>
        </form>
      }
    >
      <FormError error={error} />
      <p>{t("concerned", { names: names.join(", "), region })}</p>
      {known ? (
        <p>
          {known.meaning[locale]} {known.advice[locale]}
        </p>
      ) : null}
      <p>
        <Countdown deadline={until} serverNow={now} announce={false} onOver={router.refresh} />{" "}
        {t("pausedThen")}
      </p>
    </Alert>
  );
}
