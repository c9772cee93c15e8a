"use client";

import { createColumnHelper, metaHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { type ReactNode, useMemo, useRef } from "react";
import { type ColumnLook, type DataColumn, TABLE_ROLES } from "@/components/shared/data-table/column";
import { DataRow } from "@/components/shared/data-table/data-row";
import { useRowKeys } from "@/components/shared/data-table/use-row-keys";
import { cn } from "@/components/ui/cn";

const features = tableFeatures({ columnMeta: metaHelper<ColumnLook>() });

type DataTableProps<Row> = {
  /** Accessible name. */
  label: string;
  /** Keep it stable (module scope or useMemo). The first column is the row's name and carries its link. */
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Where a row leads; the whole row can be clicked. */
  rowHref?: (row: Row) => string;
  density?: "compact" | "comfortable";
  /** Ids of rows that just changed: they glow once. */
  changed?: ReadonlySet<string>;
  /** The list is the page: it takes the whole width of the window. */
  wide?: boolean;
  /** In place of the rows when there are none. */
  empty?: ReactNode;
};

function toTableColumns<Row extends object>(columns: readonly DataColumn<Row>[]) {
  const helper = createColumnHelper<typeof features, Row>();
  return columns.map(({ id, header, cell, align, grow, mono }) =>
    helper.display({
      id,
      header,
      cell: ({ row }) => cell(row.original),
      meta: { label: header, align, grow, mono },
    }),
  );
}

/**
 * A list that is read all day: dense rows, j and k (or arrows) to move, Enter to open. In a narrow place each row
 * becomes a small card. Order, filters and pages are the server's; rows are drawn as they come.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, rowHref, density = "compact", changed, wide, empty } = props;
  const region = useRef<HTMLDivElement>(null);
  useRowKeys(region);
  const tableColumns = useMemo(() => toTableColumns(columns), [columns]);
  const table = useTable({ features, columns: tableColumns, data: rows, getRowId: rowId });
  const shownRows = table.getRowModel().rows;
  if (shownRows.length === 0) return <>{empty}</>;
  return (
    <div ref={region} data-wide={wide || undefined} className="@container min-w-0 overflow-x-auto">
      <table
        {...TABLE_ROLES.table}
        aria-label={label}
        className="w-full border-collapse text-sm @max-3xl:block"
      >
        <thead {...TABLE_ROLES.group} className="text-left text-xs text-ink-muted @max-3xl:sr-only">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} {...TABLE_ROLES.row} className="border-b border-line">
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  className={cn(
                    "h-8 px-3 font-medium whitespace-nowrap",
                    header.column.columnDef.meta?.align === "end" && "text-right",
                    header.column.columnDef.meta?.grow && "w-full",
                  )}
                >
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody {...TABLE_ROLES.group} className="@max-3xl:block">
          {shownRows.map((row) => (
            <DataRow
              key={row.id}
              href={rowHref?.(row.original)}
              density={density}
              changed={changed?.has(row.id) ?? false}
              cells={row.getAllCells().map((cell) => ({
                id: cell.column.id,
                look: cell.column.columnDef.meta,
                content: <table.FlexRender cell={cell} />,
              }))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
