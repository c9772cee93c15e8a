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
import { ERASED } from "@/lib/transactions/erased";

type DeliveryCardProps = { delivery: DeliveryView } & Abilities;

const isTold = (value: string | null) => value !== null && value !== ERASED;
/** What came of it is on record; that nothing did would have to be told from what was erased. */
const CHANGED: readonly string[] = ["report", "adopted"];

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
          {isTold(verdict.passed) ? (
            <code className="text-xs break-all">{`passed=${verdict.passed}`}</code>
          ) : null}
          {isTold(verdict.subCode) ? (
            <code className="text-xs break-all">{`subCode=${verdict.subCode}`}</code>
          ) : null}
          {again ? <Again count={again.count} lastAt={again.lastAt} /> : null}
        </div>
        <DeliveryMenu delivery={delivery} {...abilities} />
      </div>
      <FindingList found={findings(delivery)} />
      <p className="text-sm">
        {t(`what.${what}`)} {erased && !CHANGED.includes(effect) ? null : t(`effect.${effect}`)}
      </p>
      <RawFields fields={delivery.fields} erased={erased} />
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
