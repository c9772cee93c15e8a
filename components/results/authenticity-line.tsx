"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import type { Authenticity } from "@/lib/results/authenticity";

/**
 * The vendor's spoofResult in words that cannot be read the other way round: its `Y` is the bad news. The raw value
 * stands beside them.
 */
export function AuthenticityLine({ authenticity: { verdict, raw, types } }: { authenticity: Authenticity }) {
  const t = useTranslations("personal.authenticity");
  const kinds = types.map((type) => (t.has(`type.${type}`) ? `${t(`type.${type}`)} (${type})` : type));
  const words = [t(verdict), kinds.join(", ")].filter(Boolean).join(": ");
  const value = <code className="text-xs font-normal text-ink-muted">{t("raw", { raw })}</code>;
  if (verdict === "failed") {
    return (
      <Alert tone="danger" title={<Words text={words} raw={value} />}>
        {t("failedHint")}
      </Alert>
    );
  }
  const Icon = verdict === "no-sign" ? CircleCheck : TriangleAlert;
  return (
    <p className={verdict === "no-sign" ? "flex gap-2 text-success" : "flex gap-2 text-warning"}>
      <Icon aria-hidden className="mt-1 size-4 shrink-0" />
      <Words text={words} raw={value} />
    </p>
  );
}

function Words({ text, raw }: { text: string; raw: ReactNode }) {
  return (
    <span className="min-w-0 break-words">
      {text} {raw}
    </span>
  );
}
