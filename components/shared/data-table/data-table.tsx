"use client";

import { type ReactNode, useRef } from "react";
import { type DataColumn, lookOf, TABLE_ROLES } from "@/components/shared/data-table/column";
import { DataRow } from "@/components/shared/data-table/data-row";
import { useRowKeys } from "@/components/shared/data-table/use-row-keys";

type DataTableProps<Row> = {
  /** Accessible name. */
  label: string;
  /** Keep it stable (module scope or useMemo). The first column is the row's name and carries its link. */
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Where a row leads; the whole row can be clicked. */
  rowHref?: (row: Row) => string;
  /** Ids of rows that just changed: they glow once. */
  changed?: ReadonlySet<string>;
  /** The list is the page: it takes the whole width of the window. */
  wide?: boolean;
  /** In place of the rows when there are none. */
  empty?: ReactNode;
};

/**
 * A list that is read all day: dense rows, j and k (or arrows) to move, Enter to open. In a narrow place each row
 * becomes a small card. Order, filters and pages are the server's; rows are drawn as they come.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, rowHref, changed, wide, empty } = props;
  const region = useRef<HTMLDivElement>(null);
  useRowKeys(region);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div ref={region} data-wide={wide || undefined} className="@container min-w-0 overflow-x-auto">
      <table {...TABLE_ROLES.table} aria-label={label} className="data-table">
        <thead {...TABLE_ROLES.group}>
          <tr {...TABLE_ROLES.row}>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={lookOf(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...TABLE_ROLES.group}>
          {rows.map((row) => {
            const id = rowId(row);
            const change = changed?.has(id) ?? false;
            return <DataRow key={id} {...{ row, columns }} href={rowHref?.(row)} changed={change} />;
          })}
        </tbody>
      </table>
    </div>
  );
}
