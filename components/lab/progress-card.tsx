"use client";

import { useTranslations } from "next-intl";
import { useExperiment } from "@/components/lab/experiment-context";
import { sentRuns } from "@/components/lab/run-sums";
import { ShareBar } from "@/components/lab/share-bar";
import { useProblem } from "@/components/lab/use-problem";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody } from "@/components/ui/card";
import { pivot } from "@/lib/lab/pivot";

/** How far it has come, in figures; and first of all why it stands still. */
export function ProgressCard() {
  const t = useTranslations("lab");
  const { experiment } = useExperiment();
  const { axes, runs, calls, state, runsPerCell } = experiment;
  const { total } = pivot(runs, axes, { rows: null, columns: null });
  const sent = sentRuns(runs).length;
  const parts = (
    ["settled", "open", "rejected", "unknown", "refused", "waiting", "cancelled"] as const
  ).filter((part) => total[part] > 0);
  return (
    <>
      <PausedAlert />
      <Card aria-label={t("progress")}>
        <CardBody className="flex flex-col gap-2">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <p className="text-lg font-semibold tabular-nums" role="status">
              {t("sentOfCalls", { sent, calls })}
            </p>
            <p className="text-sm text-ink-muted tabular-nums">
              {t("sum", {
                cells: axes.map(({ values }) => values.length).join(" × "),
                runs: runsPerCell,
                calls,
              })}
            </p>
          </div>
          <ShareBar share={calls === 0 ? 0 : sent / calls} />
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {parts.map((part) => (
              <li key={part} className="tabular-nums">
                {t(`part.${part}`, { count: total[part] })}
              </li>
            ))}
          </ul>
          {state === "planned" ? <p className="text-sm text-ink-muted">{t("nothingSentYet")}</p> : null}
        </CardBody>
      </Card>
    </>
  );
}

function PausedAlert() {
  const t = useTranslations("lab");
  const problemWords = useProblem();
  const { state, pausedReason, pausedDetail } = useExperiment().experiment;
  if (state !== "paused" || pausedReason === null) return null;
  // The console's own refusals are named by their message, the vendor's by their Code.
  const detail =
    pausedDetail !== null && pausedReason === "refusals" ? problemWords(pausedDetail) : pausedDetail;
  return (
    <Alert tone={pausedReason === "person" ? "info" : "warning"} title={t(`paused.${pausedReason}`)} live>
      {detail ? <p>{detail}</p> : null}
      <p>{t(`pausedThen.${pausedReason}`)}</p>
    </Alert>
  );
}
