import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/shared/copy-button";
import { LocalTime } from "@/components/shared/local-time";
import { Alert } from "@/components/ui/alert";
import type { ChainVerdict } from "@/lib/audit/view";

/** Whether the trail is as it was written, with the hash to keep elsewhere. */
export function ChainBanner({ verdict }: { verdict: ChainVerdict }) {
  const t = useTranslations("audit");
  if (!verdict.intact) {
    const { brokenAt, entries, fault } = verdict;
    return (
      <Alert tone="danger" title={t("broken", { seq: brokenAt })}>
        {t("brokenText", { entries, fault })}
      </Alert>
    );
  }
  return (
    <Alert tone="success" title={t("intact")}>
      <p>
        {t("intactText", { entries: verdict.entries })} <LocalTime value={verdict.checkedAt} />
      </p>
      {verdict.headHash ? (
        <p className="mt-1 flex flex-wrap items-center gap-x-2">
          <span>{t("head")}</span>
          <code className="text-xs break-all">{`${verdict.headSeq}:${verdict.headHash}`}</code>
          <CopyButton value={`${verdict.headSeq}:${verdict.headHash}`} name={t("head")} />
          <span className="text-ink-muted">{t("headHint")}</span>
        </p>
      ) : (
        <p>{t("noHead")}</p>
      )}
    </Alert>
  );
}
