"use client";

import { useTranslations } from "next-intl";
import { useAxisWords } from "@/components/lab/axis-words";
import type { LaidOut, Line } from "@/components/lab/laid-out";
import type { Measure, PivotChoice, Place } from "@/components/lab/pivot-choice";
import { PivotField } from "@/components/lab/pivot-field";
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
  return (
    <Table aria-label={t("tableLabel", { measure: t(`measures.${measure}`) })}>
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
          <TableHeader className="text-left max-sm:whitespace-normal">{rowsWord || t("all")}</TableHeader>
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
                "sticky left-0 max-w-48 text-left align-top whitespace-normal max-sm:max-w-28",
                rows !== null && row.index === null ? "bg-surface-sunken" : "bg-surface",
              )}
            >
              <span className="block py-2">{word(rows, row)}</span>
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
  );
}

/** A line's value, or that it is the one of all values. */
export function useLineWord() {
  const t = useTranslations("lab");
  const { valueWord } = useAxisWords();
  return (axis: AxisParameter | null, { index, value }: Line) =>
    axis === null || index === null ? t("all") : valueWord(axis, value);
}
