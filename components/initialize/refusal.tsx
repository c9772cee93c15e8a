"use client";

import { useLocale, useTranslations } from "next-intl";
import { CopyButton } from "@/components/shared/copy-button";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { describeCode } from "@/lib/initialize/return-codes";
import { rejectionOf } from "@/lib/transactions/rejection";
import type { StartedTransaction } from "@/lib/transactions/view";

/** The vendor said no: what it said, what was kept, and that the form can be corrected and sent as a new call. */
export function Refusal({ refusal: { id, code, message, requestId } }: { refusal: StartedTransaction }) {
  const t = useTranslations("initialize");
  const locale = useLocale();
  const why = rejectionOf(code);
  const known = code === null ? undefined : describeCode(code);
  return (
    <Alert
      tone="danger"
      live
      title={t(why, { code: code ?? "" })}
      actions={
        <ButtonLink size="sm" href={`/transactions/${id}`}>
          {t("openRefused")}
        </ButtonLink>
      }
    >
      {known ? (
        <p>
          {known.meaning[locale]} {known.advice[locale]}
        </p>
      ) : null}
      {message ? <p className="text-ink-muted">{t("vendorSays", { message })}</p> : null}
      <p>{t(`${why}Kept`)}</p>
      {requestId ? (
        <p className="flex flex-wrap items-center gap-1 text-xs text-ink-muted">
          {"RequestId"} <code className="break-all">{requestId}</code>
          <CopyButton value={requestId} name="RequestId" />
        </p>
      ) : null}
    </Alert>
  );
}
