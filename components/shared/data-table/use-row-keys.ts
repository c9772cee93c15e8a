import { type RefObject, useEffect } from "react";
import { keepsItsKeys, nextRow } from "@/components/shared/data-table/row-keys";

/** The element of a row that takes the focus. */
export const ROW_ANCHOR = "data-row-anchor";

function handle(event: KeyboardEvent, table: HTMLElement): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || keepsItsKeys(event.target))
    return;
  const inside = table.contains(document.activeElement);
  const letter = event.key === "j" || event.key === "k";
  // Letters also start from a page on which nothing has the focus; arrows there belong to scrolling.
  if (!inside && !(letter && document.activeElement === document.body)) return;
  const anchors = [...table.querySelectorAll<HTMLElement>(`[${ROW_ANCHOR}]`)];
  const rows = anchors.map((anchor) => anchor.closest("tr"));
  const next = nextRow(
    event.key,
    rows.indexOf(document.activeElement?.closest("tr") ?? null),
    anchors.length,
  );
  if (next === null) return;
  event.preventDefault();
  anchors[next]?.focus();
  anchors[next]?.scrollIntoView({ block: "nearest" });
}

/** Moves the focus from row to row; Enter then does what it does on any link or button. */
export function useRowKeys(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (table.current) handle(event, table.current);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [table]);
}
