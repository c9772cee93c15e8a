import type { ListFilter } from "@/lib/transactions/list-filter";
import type { TransactionRow } from "@/lib/transactions/view";

/** One page of the list as its route answers it. */
export type ListAnswer = {
  rows: TransactionRow[];
  next: string | null;
  /** The newest version of the rows that were asked for by id. */
  refreshed: TransactionRow[];
  /** The server's time. */
  now: string;
};

function queryOf({ state, docType, look }: ListFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (state !== null) query.set("state", state);
  if (docType !== null) query.set("docType", docType);
  if (look) query.set("look", "1");
  return query;
}

/** The address of the list, for a browser. */
export function listPage(filter: ListFilter): string {
  const query = queryOf(filter);
  return query.size > 0 ? `/transactions?${query}` : "/transactions";
}

/** The address of a page of the list as JSON. */
export function listAddress(
  filter: ListFilter,
  more: { cursor?: string; refresh?: readonly string[] } = {},
): string {
  const query = queryOf(filter);
  if (more.cursor !== undefined) query.set("cursor", more.cursor);
  if (more.refresh && more.refresh.length > 0) query.set("refresh", more.refresh.join(","));
  return `/api/transactions?${query}`;
}
