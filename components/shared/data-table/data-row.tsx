import Link from "next/link";
import { memo } from "react";
import { type DataColumn, lookOf, TABLE_ROLES } from "@/components/shared/data-table/column";
import { ROW_ANCHOR } from "@/components/shared/data-table/use-row-keys";

type DataRowProps<Row> = {
  row: Row;
  columns: readonly DataColumn<Row>[];
  href: string | undefined;
  changed: boolean;
};

const ANCHOR = { [ROW_ANCHOR]: "" };

function Plain<Row>({ row, columns, href, changed }: DataRowProps<Row>) {
  return (
    <tr {...TABLE_ROLES.row} className={changed ? "glow-once" : undefined}>
      {columns.map((column, index) => (
        <td
          key={column.id}
          {...TABLE_ROLES.cell}
          className={lookOf(column)}
          // The name of the column, which the hidden head of a narrow table no longer shows.
          data-label={index === 0 ? undefined : column.header}
        >
          {index === 0 && href ? (
            // It covers the whole row, so a click anywhere opens it and a middle click opens a tab.
            <Link href={href} prefetch={false} {...ANCHOR}>
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

/** Drawn anew only when its row is another object: of fifty rows that are polled, one or none is. */
export const DataRow = memo(Plain) as typeof Plain;
