"use client";

import { useTranslations } from "next-intl";
import { findings } from "@/components/callbacks/findings";
import { LocalTime } from "@/components/shared/local-time";
import { Badge } from "@/components/ui/badge";
import type { DeliveryView } from "@/lib/callbacks/view";

/** One delivery: its verdict in words, what it said, and its fields as they came. */
export function DeliveryCard({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations("callbacks");
  const { number, receivedAt, method, verdict, fields } = delivery;
  return (
    <article className="px-4 py-3" aria-label={t("delivery", { number })}>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="font-medium">{t("delivery", { number })}</h3>
        <LocalTime value={receivedAt} precision="millisecond" className="text-sm text-ink-muted" />
        <code className="text-xs text-ink-muted">{method}</code>
        {verdict.passed === null ? null : <code className="text-xs">{`passed=${verdict.passed}`}</code>}
        {verdict.subCode === null ? null : <code className="text-xs">{`subCode=${verdict.subCode}`}</code>}
      </div>
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {findings(verdict).map(({ key, tone, values }) => (
          <li key={key}>
            <Badge tone={tone}>{t(`finding.${key}`, values)}</Badge>
          </li>
        ))}
      </ul>
      {fields.pairs.length === 0 ? null : (
        <details className="mt-2">
          <summary className="rounded-sm text-sm text-accent hover:underline">
            {t("raw", { count: fields.pairs.length })}
          </summary>
          <dl className="mt-2 overflow-x-auto rounded border border-line bg-surface-sunken px-3 py-2 font-mono text-xs leading-5">
            {fields.pairs.map(([name, value], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields repeat, and a stored delivery never changes.
              <div key={index} className="flex gap-2">
                <dt className="shrink-0 text-ink-muted">{name === "" ? t("noName") : name}</dt>
                <dd className="min-w-0 break-all">{value}</dd>
              </div>
            ))}
          </dl>
          {fields.cut ? <p className="mt-1 text-sm text-warning">{t("cut")}</p> : null}
        </details>
      )}
    </article>
  );
}
