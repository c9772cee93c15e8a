"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PhoneTransactionPart } from "@/components/pairing/phone-transaction";
import { useAsking } from "@/components/pairing/use-asking";
import { usePhoneDoor } from "@/components/pairing/use-phone-door";
import { FormError } from "@/components/shared/form/form-error";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import type { PhoneTransaction } from "@/lib/pairing/view";
import { webMetaInfo } from "@/lib/pairing/web-meta-info";

const EVERY_MS = 2_000;

type PhonePageProps = {
  /** As it stands in the address. */
  code: string;
  /** This browser has used the code before and may go on. */
  paired: boolean;
};

/** What the holder of the phone sees: one button, then their verification. */
export function PhonePage({ code, paired }: PhonePageProps) {
  const t = useTranslations("phone");
  const [stage, setStage] = useState<"new" | "paired" | "ended">(paired ? "paired" : "new");
  const [transaction, setTransaction] = useState<PhoneTransaction | null>(null);
  const base = `/pair/${encodeURIComponent(code)}`;
  const door = usePhoneDoor(`${base}/claim`);
  const asking = useAsking<PhoneTransaction>(
    stage === "paired" && transaction?.state !== "over" ? `${base}/transaction` : null,
    EVERY_MS,
    (asked) => {
      if (asked.kind === "gone") setStage("ended");
      else if (asked.value) setTransaction(withProtocol(asked.value, transaction));
    },
  );
  const pair = async () => {
    if (await door.knock({ metaInfo: webMetaInfo(navigator.userAgent) })) setStage("paired");
  };
  return (
    <Card className="mx-auto w-full max-w-md" aria-labelledby="phone-title">
      <CardBody className="flex flex-col gap-4">
        <h1 id="phone-title" className="text-xl font-semibold">
          {t(titleOf(stage, transaction))}
        </h1>
        {stage === "new" ? (
          <>
            <p>{t("intro")}</p>
            <Button variant="primary" onClick={pair} disabled={door.pending}>
              {t(door.pending ? "pairing" : "pair")}
            </Button>
            <FormError error={door.error} />
          </>
        ) : null}
        {transaction ? <PhoneTransactionPart base={base} transaction={transaction} /> : null}
        <p role="status" className="text-sm text-ink-muted">
          {stage === "paired" && !transaction ? t("waiting") : null}
          {stage === "ended" ? t("endedHint") : null}
          {asking.unreachable ? t("unreachable") : null}
        </p>
      </CardBody>
    </Card>
  );
}

/** Protocol comes once: it is kept for as long as the page is open. */
function withProtocol(next: PhoneTransaction, before: PhoneTransaction | null): PhoneTransaction {
  const isSame = before?.transactionId === next.transactionId;
  return isSame ? { ...next, protocol: next.protocol ?? before.protocol } : next;
}

function titleOf(stage: "new" | "paired" | "ended", transaction: PhoneTransaction | null) {
  if (transaction?.state === "over") return "over";
  if (stage === "ended") return "ended";
  if (transaction) return "verification";
  return stage === "new" ? "title" : "paired";
}
