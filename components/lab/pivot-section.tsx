"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useAxisWords } from "@/components/lab/axis-words";
import { useExperiment } from "@/components/lab/experiment-context";
import { FieldRuns } from "@/components/lab/field-runs";
import { laidOut } from "@/components/lab/laid-out";
import { PivotTable } from "@/components/lab/pivot-table";
import { PivotTools } from "@/components/lab/pivot-tools";
import { usePivotChoice } from "@/components/lab/use-pivot-choice";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardHeader } from "@/components/ui/card";
import { unequalCells } from "@/lib/lab/pivot";

/** What came out, by any two of the axes, and under it the transactions of the field that was opened. */
export function PivotSection() {
  const t = useTranslations("lab");
  const { id, axes, runs } = useExperiment().experiment;
  const { choice, choose } = usePivotChoice(axes);
  const { axisWord } = useAxisWords();
  // Kept while one looks into another field: two of different fields are worth comparing most.
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { rows, columns, measure, place } = choice;
  const table = useMemo(() => laidOut(runs, axes, { rows, columns }), [runs, axes, rows, columns]);
  const unequal = useMemo(() => unequalCells(runs, axes), [runs, axes]);
  const gathered = axes.filter(({ parameter }) => parameter !== rows && parameter !== columns);
  const field = place ? table.at(place) : undefined;
  return (
    <>
      <Card aria-labelledby="pivot-title">
        <CardHeader
          title={t("results")}
          titleId="pivot-title"
          description={
            gathered.length > 0
              ? t("gathered", { axes: gathered.map(({ parameter }) => parameter).join(", ") })
              : t("openField")
          }
          actions={
            // A whole answer of its own, which the browser saves.
            <a
              href={`/api/lab/${id}/results`}
              download
              data-print="hide"
              className={buttonClass({ size: "sm" })}
            >
              {t("export")}
            </a>
          }
        />
        <PivotTools axes={axes} choice={choice} onChoose={choose} />
        <PivotTable
          table={table}
          choice={choice}
          rowsWord={rows === null ? "" : axisWord(rows)}
          columnsWord={columns === null ? "" : axisWord(columns)}
          onOpen={(opened) => choose({ place: opened })}
          measure={measure}
        />
        {unequal ? (
          <p className="border-t border-line px-4 py-2.5 text-sm text-ink-muted">{t("unequal")}</p>
        ) : null}
      </Card>
      {place && field ? (
        <FieldRuns
          {...{ table, choice, place, field, ticked }}
          onTicked={setTicked}
          onClose={() => choose({ place: null })}
        />
      ) : null}
    </>
  );
}
