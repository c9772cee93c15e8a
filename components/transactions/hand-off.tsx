"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyButton } from "@/components/shared/copy-button";
import { FormError } from "@/components/shared/form/form-error";
import { useShownState } from "@/components/transactions/use-shown-state";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { useAction } from "@/lib/boundary/use-action";
import { useStory } from "@/lib/timeline/story-context";
import { revealTransactionProtocol } from "@/lib/transactions/actions";

/** What the device needs. Protocol stays sealed until somebody who may start transactions asks for it. */
export function HandOff({ mayReveal }: { mayReveal: boolean }) {
  const t = useTranslations("transactions");
  const { story } = useStory();
  const { transaction } = story;
  const { transactionId, transactionUrl, hasProtocol } = transaction;
  // A dead TransactionId, or one that a device has used, is of no use to another.
  const alive = useShownState(story) === "pending";
  if (transactionId === null || !alive) return null;
  return (
    <Card aria-labelledby="hand-off-title" data-print="hide">
      <CardHeader title={t("handOff")} titleId="hand-off-title" description={t("handOffHint")} />
      <CardBody className="flex flex-col gap-3">
        <Value name="TransactionId" value={transactionId} />
        {transactionUrl === null ? null : <Value name="TransactionUrl" value={transactionUrl} />}
        {hasProtocol && mayReveal ? <Protocol id={transaction.id} /> : null}
        {hasProtocol && !mayReveal ? (
          <p className="text-sm text-ink-muted">{t("protocolForOperators")}</p>
        ) : null}
      </CardBody>
    </Card>
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

function Protocol({ id }: { id: string }) {
  const t = useTranslations("transactions");
  const [protocol, setProtocol] = useState<string | null>(null);
  const { run, pending: isPending, error } = useAction(revealTransactionProtocol);
  if (protocol !== null) return <Value name="Protocol" value={protocol} />;
  const reveal = async () => {
    const result = await run({ id });
    if (result.ok) setProtocol(result.data.protocol);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <Button size="sm" onClick={reveal} disabled={isPending}>
        {t("revealProtocol")}
      </Button>
      <p className="text-xs text-ink-muted">{t("revealHint")}</p>
      <FormError error={error} />
    </div>
  );
}
