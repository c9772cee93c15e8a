import type { ReactNode } from "react";
import { CopyButton } from "@/components/shared/copy-button";
import { cn } from "@/components/ui/cn";

export type Definition = {
  term: string;
  value: ReactNode;
  /** When given, a button copies this. */
  copy?: string;
  mono?: boolean;
};

type DefinitionListProps = { items: readonly Definition[]; columns?: 1 | 2 | 3; className?: string };

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" };

/** Names and their values, as in the head of a record. */
export function DefinitionList({ items, columns = 1, className }: DefinitionListProps) {
  return (
    <dl className={cn("grid gap-x-8 gap-y-2", COLUMNS[columns], className)}>
      {items.map((item) => (
        <div key={item.term} className="min-w-0">
          <dt className="text-xs text-ink-muted">{item.term}</dt>
          <dd className="flex min-h-6 items-center gap-1">
            <span className={cn("min-w-0 break-words", item.mono && "font-mono text-sm break-all")}>
              {item.value}
            </span>
            {item.copy ? <CopyButton value={item.copy} name={item.term} /> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
