import type { ReactNode } from "react";

/** One column of a list, in the words of the feature that shows it. */
export type DataColumn<Row> = {
  id: string;
  /** Translated. On narrow screens it stands before the value. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers. */
  align?: "start" | "end";
  /** Takes the width that is left and cuts long text. */
  grow?: boolean;
  mono?: boolean;
};

/** What the table needs of a column beside its content. */
export type ColumnLook = Pick<DataColumn<never>, "align" | "grow" | "mono"> & { label: string };

/** Spelled out, because some browsers forget what a table is once its rows are drawn as cards. */
export const TABLE_ROLES = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
} as const;
