import type { Place } from "@/components/lab/pivot-choice";
import type { Axis } from "@/lib/lab/grid";
import { type Layout, type PivotCell, pivot } from "@/lib/lab/pivot";
import type { RunView } from "@/lib/lab/view";

/** A line of the table, down or across: one value of its axis, or all of them. */
export type Line = { index: number | null; value: string };

export type LaidOut = {
  rows: Line[];
  columns: Line[];
  /** The field at a place; undefined beyond the table. */
  at(place: Place): PivotCell | undefined;
};

/** The pivot with the lines of all values beside and below it, where there is more than one value. */
export function laidOut(runs: readonly RunView[], axes: readonly Axis[], layout: Layout): LaidOut {
  const inner = pivot(runs, axes, layout);
  const byRow = pivot(runs, axes, { rows: layout.rows, columns: null });
  const byColumn = pivot(runs, axes, { rows: null, columns: layout.columns });
  const lines = (values: string[], isLaidOut: boolean): Line[] => {
    const each = values.map((value, index) => ({ index, value }));
    return isLaidOut ? [...each, { index: null, value: "" }] : [{ index: null, value: "" }];
  };
  return {
    rows: lines(inner.rowLabels, layout.rows !== null),
    columns: lines(inner.columnLabels, layout.columns !== null),
    at: ({ row, column }) => {
      if (row === null && column === null) return inner.total;
      if (row === null) return byColumn.cells[0]?.[column ?? 0];
      if (column === null) return byRow.cells[row]?.[0];
      return inner.cells[row]?.[column];
    },
  };
}
