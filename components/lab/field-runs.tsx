"use client";

import { useTranslations } from "next-intl";
import { useExperiment } from "@/components/lab/experiment-context";
import type { LaidOut } from "@/components/lab/laid-out";
import type { PivotChoice, Place } from "@/components/lab/pivot-choice";
import { useLineWord } from "@/components/lab/pivot-table";
import { RunRow } from "@/components/lab/run-row";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { cellsOf } from "@/lib/lab/grid";
import type { PivotCell } from "@/lib/lab/pivot";
import { comparison } from "@/lib/transactions/starting-point";

type FieldRunsProps = {
  table: LaidOut;
  choice: PivotChoice;
  place: Place;
  field: PivotCell;
  /** Row ids of transactions, two at most. */
  ticked: readonly string[];
  onTicked: (ids: readonly string[]) => void;
  onClose: () => void;
};

/** The transactions behind one field; two of them, of this field or another, can be compared. */
export function FieldRuns({ table, choice, place, field, ticked, onTicked, onClose }: FieldRunsProps) {
  const t = useTranslations("lab");
  const word = useLineWord();
  const { runs, axes } = useExperiment().experiment;
  const grid = cellsOf(axes);
  const shown = runs
    .filter(({ cell }) => field.cells.includes(cell))
    .sort((a, b) => a.cell - b.cell || a.number - b.number);
  const says = [
    lineAt(table.rows, place.row).map((line) => word(choice.rows, line)),
    lineAt(table.columns, place.column).map((line) => word(choice.columns, line)),
  ].flat();
  const [a, b] = ticked;
  const toggle = (transactionId: string) =>
    onTicked(
      ticked.includes(transactionId)
        ? ticked.filter((each) => each !== transactionId)
        : [...ticked, transactionId],
    );
  return (
    <Card>
      <CardHeader
        title={t("runsOf", { field: says.join(", ") })}
        description={t("tickTwo", { count: ticked.length })}
        actions={
          <>
            {ticked.length > 0 ? (
              <Button variant="ghost" size="sm" onClick={() => onTicked([])}>
                {t("untick")}
              </Button>
            ) : null}
            {a && b ? (
              <ButtonLink size="sm" href={comparison(a, b)}>
                {t("compare")}
              </ButtonLink>
            ) : null}
            <Button variant="ghost" size="sm" onClick={onClose}>
              {t("closeField")}
            </Button>
          </>
        }
      />
      <Table aria-label={t("runsOf", { field: says.join(", ") })}>
        <TableHead>
          <TableRow>
            <TableHeader>
              <span className="sr-only">{t("compareHeader")}</span>
            </TableHeader>
            <TableHeader>{t("stateHeader")}</TableHeader>
            <TableHeader>{t("cell")}</TableHeader>
            <TableHeader>{t("outcome")}</TableHeader>
            <TableHeader className="text-right">{t("time")}</TableHeader>
            <TableHeader>{t("transaction")}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((run) => (
            <RunRow
              key={run.id}
              run={run}
              values={grid[run.cell]?.values ?? {}}
              ticked={run.transaction !== null && ticked.includes(run.transaction.id)}
              full={ticked.length >= 2}
              onToggle={toggle}
            />
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function lineAt(lines: LaidOut["rows"], index: number | null) {
  return lines.filter((line) => line.index === index);
}
