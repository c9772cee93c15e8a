"use client";

import { useTranslations } from "next-intl";
import { consequence } from "@/components/callbacks/consequence";
import { type Abilities, DeliveryMenu } from "@/components/callbacks/delivery-menu";
import { FindingList } from "@/components/callbacks/finding-list";
import { findings } from "@/components/callbacks/findings";
import { RawFields } from "@/components/callbacks/raw-fields";
import { LocalTime } from "@/components/shared/local-time";
import type { DeliveryView } from "@/lib/callbacks/view";
import { useStory } from "@/lib/timeline/story-context";

type DeliveryCardProps = { delivery: DeliveryView } & Abilities;

/** One delivery: what it said, what was found out about it, what that means and whether it changed anything. */
export function DeliveryCard({ delivery, ...abilities }: DeliveryCardProps) {
  const t = useTranslations("callbacks");
  const { transaction } = useStory().story;
  const { number, receivedAt, method, verdict, again, erased } = delivery;
  const { what, effect } = consequence(delivery, transaction);
  return (
    <article className="flex flex-col gap-1.5 px-4 py-2.5" aria-label={t("delivery", { number })}>
      <div className="flex items-start justify-between gap-2">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
          <h3 className="font-medium">{t("delivery", { number })}</h3>
          <LocalTime value={receivedAt} precision="millisecond" className="text-sm text-ink-muted" />
          <code className="text-xs text-ink-muted">{method}</code>
          {verdict.passed === null ? null : (
            <code className="text-xs break-all">{`passed=${verdict.passed}`}</code>
          )}
          {verdict.subCode === null ? null : (
            <code className="text-xs break-all">{`subCode=${verdict.subCode}`}</code>
          )}
          {again ? <Again count={again.count} lastAt={again.lastAt} /> : null}
        </div>
        <DeliveryMenu delivery={delivery} {...abilities} />
      </div>
      <FindingList found={findings(delivery)} />
      <p className="text-sm">
        {t(`what.${what}`)} {erased ? null : t(`effect.${effect}`)}
      </p>
      <RawFields fields={delivery.fields} />
    </article>
  );
}

/** Identical ones that followed: `× 37, last at 10:07`. */
function Again({ count, lastAt }: { count: number; lastAt: string }) {
  const t = useTranslations("callbacks");
  return (
    <span className="text-sm">
      <span aria-hidden className="font-medium tabular-nums">
        {t("again", { count: count + 1 })}
      </span>
      <span className="sr-only">{t("againSpoken", { count })}</span>{" "}
      <LocalTime value={lastAt} className="text-ink-muted" />
    </span>
  );
}
