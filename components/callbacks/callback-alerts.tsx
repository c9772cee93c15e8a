"use client";

import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/shared/local-time";
import { Alert } from "@/components/ui/alert";
import type { DeliveriesView } from "@/lib/callbacks/view";
import { useStory } from "@/lib/timeline/story-context";
import { FLOOD } from "@/lib/transactions/look";

/** What of the callbacks somebody should know who looks at nothing else. All of it changed nothing. */
export function CallbackAlerts() {
  const t = useTranslations("callbacks");
  const { deliveries, transaction } = useStory().story;
  const { wrong, lastWrongAt } = deliveries;
  const fault = contradictionIn(deliveries, transaction.reportedAt);
  if (fault === null && wrong === 0) return null;
  return (
    <div className="mb-4 grid gap-2">
      {fault === null ? null : (
        <Alert tone="danger" title={t(`alert.${fault}Title`)}>
          <p>{t(`alert.${fault}`)}</p>
          <SeeCallbacks />
        </Alert>
      )}
      {wrong === 0 ? null : (
        <Alert tone={wrong >= FLOOD ? "danger" : "warning"} title={t("alert.wrongTitle", { count: wrong })}>
          <p>
            {t("alert.wrong")} {lastWrongAt === null ? null : <LocalTime value={lastWrongAt} />}
          </p>
          <SeeCallbacks />
        </Alert>
      )}
    </div>
  );
}

/** Among themselves, or one that is not the report with the result: that the report differs is said elsewhere. */
function contradictionIn(
  { shown }: DeliveriesView,
  reportedAt: string | null,
): "contradicts" | "check" | null {
  if (shown.some(({ verdict }) => verdict.contradicts)) return "contradicts";
  const others = shown.filter(({ receivedAt }) => receivedAt !== reportedAt);
  return others.some(({ verdict }) => verdict.check === "contradicts") ? "check" : null;
}

function SeeCallbacks() {
  const t = useTranslations("callbacks");
  return (
    <a href="#callbacks" className="rounded-sm text-accent hover:underline" data-print="hide">
      {t("alert.see")}
    </a>
  );
}
