import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

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

/** The look of a column's cells, as data-table.css names it; undefined for the plain one. */
export function lookOf({ align, grow, mono }: Omit<DataColumn<never>, "cell">): string | undefined {
  return cn(align === "end" && "is-end", grow && "is-grow", mono && "is-mono") || undefined;
}

/** Spelled out, because some browsers forget what a table is once its rows are drawn as cards. */
export const TABLE_ROLES = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
} as const;
