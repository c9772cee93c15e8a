"use client";

import { useTranslations } from "next-intl";
import { useExperiment } from "@/components/lab/experiment-context";
import { sentRuns } from "@/components/lab/run-sums";
import { ShareBar } from "@/components/lab/share-bar";
import { LocalTime } from "@/components/shared/local-time";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody } from "@/components/ui/card";
import { pivot } from "@/lib/lab/pivot";
import { MOST_REPEATS } from "@/lib/lab/throttled";

/** How far it has come, in figures; and first of all why it stands still. */
export function ProgressCard() {
  const t = useTranslations("lab");
  const { experiment } = useExperiment();
  const { axes, runs, calls, state, runsPerCell } = experiment;
  const { total } = pivot(runs, axes, { rows: null, columns: null });
  const sent = sentRuns(runs).length;
  const parts = (
    ["settled", "open", "rejected", "throttled", "unknown", "refused", "waiting", "cancelled"] as const
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
          {total.repeats + total.throttled > 0 ? (
            <p className="text-sm">
              {t("repeats", { count: total.repeats + total.throttled, most: MOST_REPEATS })}
            </p>
          ) : null}
          {state === "running" ? <NextTurn /> : null}
          {state === "planned" ? <p className="text-sm text-ink-muted">{t("nothingSentYet")}</p> : null}
        </CardBody>
      </Card>
    </>
  );
}

/** While the vendor is left in peace: when the next call goes out. */
function NextTurn() {
  const t = useTranslations("lab");
  const { runs, now } = useExperiment().experiment;
  const again = runs.flatMap(({ againAt }) => againAt ?? []).sort();
  const next = again.at(-1);
  if (next === undefined || next <= now) return null;
  return (
    <p className="text-sm text-ink-muted">
      {t("againAt")} <LocalTime value={next} />
    </p>
  );
}

function PausedAlert() {
  const t = useTranslations("lab");
  const { state, pausedReason, pausedDetail } = useExperiment().experiment;
  if (state !== "paused" || pausedReason === null) return null;
  return (
    <Alert tone={pausedReason === "person" ? "info" : "warning"} title={t(`paused.${pausedReason}`)} live>
      {pausedDetail ? <p>{pausedDetail}</p> : null}
      <p>{t(`pausedThen.${pausedReason}`)}</p>
    </Alert>
  );
}
