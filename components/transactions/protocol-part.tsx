"use client";

import { useTranslations } from "next-intl";
import { FormError } from "@/components/shared/form/form-error";
import { HandedValue } from "@/components/transactions/handed-value";
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/boundary/use-action";
import { revealTransactionProtocol } from "@/lib/transactions/actions";

type ProtocolPartProps = {
  /** The transaction's row id. */
  id: string;
  mayReveal: boolean;
  /** Null until it was shown. */
  protocol: string | null;
  onReveal: (protocol: string) => void;
};

/** Protocol, once somebody has asked for it; that they did is on record. */
export function ProtocolPart({ id, mayReveal, protocol, onReveal }: ProtocolPartProps) {
  const t = useTranslations("transactions");
  const { run, pending: isPending, error } = useAction(revealTransactionProtocol);
  if (!mayReveal) return <p className="text-sm text-ink-muted">{t("protocolForOperators")}</p>;
  if (protocol !== null) return <HandedValue name="Protocol" value={protocol} />;
  const reveal = async () => {
    const result = await run({ id });
    if (result.ok) onReveal(result.data.protocol);
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
