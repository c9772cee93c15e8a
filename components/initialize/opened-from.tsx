"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { StartingPoint } from "@/lib/transactions/starting-point";

type OpenedFromProps = {
  missing: StartingPoint["missing"];
  rerunOf: StartingPoint["rerunOf"];
  onDrop: () => void;
};

const GONE = { preset: "preset.gone", transaction: "again.gone", docType: "docTypeUnknown" } as const;

/** What the form was opened from, when its address named something. */
export function OpenedFrom({ missing, rerunOf, onDrop }: OpenedFromProps) {
  const t = useTranslations("initialize");
  if (missing) {
    return <Alert tone="warning" title={t(GONE[missing])} className="mb-4" />;
  }
  if (!rerunOf) return null;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-line bg-surface px-3 py-2 text-sm">
      <Link href={`/transactions/${rerunOf.id}`} className="min-w-0 font-medium break-all underline">
        {t("again.title", { id: rerunOf.merchantBizId })}
      </Link>
      <span className="grow text-ink-muted">
        {t(`again.person.${rerunOf.person}`)}
        {rerunOf.device === "same" ? null : ` ${t(`again.device.${rerunOf.device}`)}`}
      </span>
      <Button size="sm" variant="ghost" onClick={onDrop}>
        {t("again.drop")}
      </Button>
    </div>
  );
}
