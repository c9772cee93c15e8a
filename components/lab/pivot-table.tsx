"use client";

import { useTranslations } from "next-intl";
import { useAxisWords } from "@/components/lab/axis-words";
import type { LaidOut, Line } from "@/components/lab/laid-out";
import type { Measure, PivotChoice, Place } from "@/components/lab/pivot-choice";
import { PivotField } from "@/components/lab/pivot-field";
import { useOverflow } from "@/components/lab/use-overflow";
import { cn } from "@/components/ui/cn";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { AxisParameter } from "@/lib/lab/grid";

type PivotTableProps = {
  table: LaidOut;
  choice: PivotChoice;
  measure: Measure;
  rowsWord: string;
  columnsWord: string;
  onOpen: (place: Place) => void;
};

/** It stays in sight while the rest scrolls, so it may not take the whole of a narrow window. */
const FIRST_COLUMN = "max-w-48 break-words whitespace-normal max-sm:max-w-24";

const keyOf = ({ index }: Line) => String(index);
/** A line of all values beside lines of one; where nothing is laid out, all there is stands plain. */
const isOfAll = ({ rows, columns }: PivotChoice, row: Line, column: Line) =>
  (rows !== null && row.index === null) || (columns !== null && column.index === null);
const samePlace = (a: Place, b: Place | null) => b !== null && a.row === b.row && a.column === b.column;

/** One field for each pair of values; the last row and the last column are those of all values. */
export function PivotTable({ table, choice, measure, rowsWord, columnsWord, onOpen }: PivotTableProps) {
  const t = useTranslations("lab");
  const word = useLineWord();
  const { rows, columns, place } = choice;
  const [ref, overflows] = useOverflow();
  return (
    <>
      {overflows ? (
        <p className="px-3 py-1.5 text-xs text-ink-muted" data-print="hide">
          {t("wider")}
        </p>
      ) : null}
      <Table ref={ref} aria-label={t("tableLabel", { measure: t(`measures.${measure}`) })}>
        <TableHead>
          {columnsWord === "" ? null : (
            <TableRow>
              <TableCell />
              <TableHeader scope="colgroup" colSpan={table.columns.length} className="text-left">
                {columnsWord}
              </TableHeader>
            </TableRow>
          )}
          <TableRow>
            <TableHeader className="text-left">
              <span className={cn("block", FIRST_COLUMN)}>{rowsWord || t("all")}</span>
            </TableHeader>
            {table.columns.map((column) => (
              <TableHeader key={keyOf(column)} className="min-w-28 text-left">
                {word(columns, column)}
              </TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {table.rows.map((row) => (
            <TableRow key={keyOf(row)}>
              <TableHeader
                scope="row"
                className={cn(
                  "sticky left-0 text-left align-top",
                  rows !== null && row.index === null ? "bg-surface-sunken" : "bg-surface",
                )}
              >
                <span className={cn("block py-2", FIRST_COLUMN)}>{word(rows, row)}</span>
              </TableHeader>
              {table.columns.map((column) => {
                const here = { row: row.index, column: column.index };
                const field = table.at(here);
                return (
                  <TableCell
                    key={keyOf(column)}
                    className={cn("p-1 align-top", isOfAll(choice, row, column) && "bg-surface-sunken")}
                  >
                    {field ? (
                      <PivotField
                        field={field}
                        measure={measure}
                        says={[word(rows, row), word(columns, column)].join(", ")}
                        open={samePlace(here, place)}
                        onOpen={() => onOpen(here)}
                      />
                    ) : null}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}

/** A line's value, or that it is the one of all values. */
export function useLineWord() {
  const t = useTranslations("lab");
  const { valueWord } = useAxisWords();
  return (axis: AxisParameter | null, { index, value }: Line) =>
    axis === null || index === null ? t("all") : valueWord(axis, value);
}
