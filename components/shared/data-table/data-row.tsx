import Link from "next/link";
import type { ReactNode } from "react";
import { type ColumnLook, TABLE_ROLES } from "@/components/shared/data-table/column";
import { ROW_ANCHOR } from "@/components/shared/data-table/use-row-keys";
import { cn } from "@/components/ui/cn";

type Cell = { id: string; look: ColumnLook | undefined; content: ReactNode };

type DataRowProps = {
  cells: readonly Cell[];
  href: string | undefined;
  density: "compact" | "comfortable";
  changed: boolean;
};

/** The row's link covers the whole row, so a click anywhere opens it and a middle click opens a tab. */
function RowLink({ href, children }: { href: string; children: ReactNode }) {
  const anchor = { [ROW_ANCHOR]: "" };
  return (
    <Link
      href={href}
      prefetch={false}
      className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
      {...anchor}
    >
      {children}
    </Link>
  );
}

const CARD_CELL =
  "@max-3xl:flex @max-3xl:h-auto @max-3xl:items-baseline @max-3xl:justify-between @max-3xl:gap-4 @max-3xl:px-3 @max-3xl:py-0.5 @max-3xl:text-right";
/** The name of the column, which the hidden head no longer shows. */
const CARD_LABEL =
  "@max-3xl:before:shrink-0 @max-3xl:before:font-sans @max-3xl:before:text-xs @max-3xl:before:text-ink-muted @max-3xl:before:content-[attr(data-label)]";

export function DataRow({ cells, href, density, changed }: DataRowProps) {
  return (
    <tr
      {...TABLE_ROLES.row}
      className={cn(
        "relative border-b border-line hover:bg-hover @max-3xl:grid @max-3xl:grid-cols-2 @max-3xl:gap-x-6 @max-3xl:py-2 @max-lg:grid-cols-1",
        changed && "glow-once",
      )}
    >
      {cells.map(({ id, look, content }, index) => (
        <td
          key={id}
          {...TABLE_ROLES.cell}
          data-label={look?.label}
          className={cn(
            density === "compact" ? "h-8" : "h-10",
            "px-3 py-0 whitespace-nowrap",
            look?.align === "end" && "text-right",
            look?.grow && "max-w-0 truncate @max-3xl:max-w-none",
            look?.mono && "font-mono text-xs",
            CARD_CELL,
            index === 0 ? "@max-3xl:col-span-full @max-3xl:pb-1 @max-3xl:text-base" : CARD_LABEL,
          )}
        >
          {index === 0 && href ? <RowLink href={href}>{content}</RowLink> : content}
        </td>
      ))}
    </tr>
  );
}
