"use client";

import { useTranslations } from "next-intl";
import { PhoneDevice } from "@/components/pairing/phone-device";
import { CopyButton } from "@/components/shared/copy-button";
import { Countdown } from "@/components/shared/countdown";
import { buttonClass } from "@/components/ui/button-class";
import type { PhoneTransaction } from "@/lib/pairing/view";
import { pageOf } from "@/lib/transactions/hand-off";

type PhoneTransactionPartProps = { base: string; transaction: PhoneTransaction };

/** How the verification goes on: here in the sandbox, at the vendor's page, or in an app. */
export function PhoneTransactionPart({ base, transaction }: PhoneTransactionPartProps) {
  const t = useTranslations("phone");
  const { state, deadline, now, sandbox } = transaction;
  const page = pageOf(transaction.transactionUrl);
  if (state === "over") return <p>{t("overHint")}</p>;
  return (
    <>
      <Countdown deadline={deadline} serverNow={now} />
      {sandbox ? <PhoneDevice address={`${base}/order`} /> : null}
      {!sandbox && page !== null ? (
        <a href={page} rel="noreferrer" className={buttonClass({ variant: "primary" })}>
          {t("continue")}
        </a>
      ) : null}
      {!sandbox && page === null ? <ForApp transaction={transaction} /> : null}
    </>
  );
}

function ForApp({ transaction: { transactionId, protocol } }: { transaction: PhoneTransaction }) {
  const t = useTranslations("phone");
  return (
    <>
      <p>{t("app")}</p>
      <Value name="TransactionId" value={transactionId} />
      {protocol === null ? (
        <p className="text-sm text-ink-muted">{t("protocolGone")}</p>
      ) : (
        <Value name="Protocol" value={protocol} />
      )}
    </>
  );
}

function Value({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <p className="text-xs text-ink-muted">{name}</p>
      <p className="flex items-start gap-1">
        <code className="max-h-32 min-w-0 overflow-y-auto text-xs leading-6 break-all">{value}</code>
        <CopyButton value={value} name={name} />
      </p>
    </div>
  );
}
