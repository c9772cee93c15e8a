"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/shared/copy-button";
import { QrCode } from "@/components/shared/qr-code";
import { HandOffLines } from "@/components/transactions/hand-off-lines";
import { HandedValue } from "@/components/transactions/handed-value";
import { buttonClass } from "@/components/ui/button-class";
import { type HandedOver, handOffQr, handOffText, pageOf } from "@/lib/transactions/hand-off";

type HandOffScreenProps = {
  handed: HandedOver;
  countdown: ReactNode;
  /** Protocol, or how to get it. */
  children: ReactNode;
};

/** Everything for the device beside somebody: to scan, to open, to copy, to program with. */
export default function HandOffScreen({ handed, countdown, children }: HandOffScreenProps) {
  const t = useTranslations("handOff");
  const { transactionId, transactionUrl, protocol } = handed;
  const qr = handOffQr(handed);
  const page = pageOf(transactionUrl);
  const kind = transactionUrl === null ? (protocol === null ? "IdOnly" : "Json") : "Url";
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="text-lg">{countdown}</p>
      <div className="flex min-w-0 flex-wrap gap-4">
        <div className="flex w-56 max-w-full shrink-0 flex-col gap-2 text-sm text-ink-muted">
          {qr === null ? (
            <p>{t("tooLong")}</p>
          ) : (
            <>
              <QrCode text={qr} label={t(`qr${kind}`)} />
              <p>{t(`scan${kind}`)}</p>
            </>
          )}
        </div>
        <div className="flex min-w-0 grow basis-60 flex-col gap-3">
          <HandedValue name="TransactionId" value={transactionId} />
          {transactionUrl === null ? null : <HandedValue name="TransactionUrl" value={transactionUrl} />}
          {page === null ? null : (
            <a href={page} target="_blank" rel="noreferrer" className={buttonClass({ size: "sm" })}>
              {t("openLink")}
            </a>
          )}
          {children}
          <p className="flex items-center gap-1 text-sm">
            {t("asJson")} <CopyButton value={handOffText(handed)} name={t("asJson")} />
          </p>
        </div>
      </div>
      <HandOffLines handed={handed} />
    </div>
  );
}
