import { useTranslations } from "next-intl";
import { useDeviceWords } from "@/components/transactions/use-device-words";
import { Badge } from "@/components/ui/badge";
import type { ParameterName } from "@/lib/initialize/parameter-spec";
import { sentAs } from "@/lib/transactions/sent-as";
import type { TransactionView } from "@/lib/transactions/view";

type SentValueProps = { name: ParameterName; transaction: TransactionView };

/** One parameter as it was sent, in the same words on a transaction's page and where two are compared. */
export function SentValue({ name, transaction }: SentValueProps) {
  const t = useTranslations("transactions");
  const deviceWords = useDeviceWords();
  const sent = sentAs(transaction, name);
  if (sent.kind === "value") {
    const { value, standard } = sent;
    return (
      <span className="flex flex-wrap items-baseline gap-x-2">
        <code className="min-w-0 text-xs break-all">{value}</code>
        {standard === undefined ? null : <Badge tone="accent">{t("differs", { value: standard })}</Badge>}
      </span>
    );
  }
  if (sent.kind === "device") return <span>{deviceWords(transaction.device)}</span>;
  const value = sent.kind === "default" ? sent.standard : "";
  return <span className="text-ink-muted">{t(`sentAs.${sent.kind}`, { value })}</span>;
}
