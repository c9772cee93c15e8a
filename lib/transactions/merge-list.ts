import type { ListAnswer } from "@/lib/transactions/list-answer";
import type { TransactionRow } from "@/lib/transactions/view";

/** What somebody is looking at, and what has come since without being put before their eyes. */
export type LiveList = {
  rows: TransactionRow[];
  next: string | null;
  /** Newer rows, newest first, that wait until they are wanted. */
  waiting: TransactionRow[];
  /** More is new than one page holds: between `waiting` and `rows` some are missing. */
  gap: boolean;
  /** Continues after `waiting`, for when it takes the place of everything. */
  waitingNext: string | null;
  /** Ids of rows that the last merge changed. */
  changed: ReadonlySet<string>;
};

export function beginList({ rows, next }: Pick<ListAnswer, "rows" | "next">): LiveList {
  return { rows, next, waiting: [], gap: false, waitingNext: null, changed: new Set() };
}

/**
 * Takes in a newly read first page and refreshed rows. Rows that are shown change where they stand, and none
 * moves or vanishes; new ones wait, unless nothing is shown that could move.
 */
export function mergeList(list: LiveList, answer: ListAnswer): LiveList {
  if (list.rows.length === 0) return beginList(answer);
  const newest = new Map([...answer.rows, ...answer.refreshed].map((row) => [row.id, row]));
  const shown = new Set(list.rows.map(({ id }) => id));
  const changed = new Set<string>();
  const rows = list.rows.map((row) => {
    const now = newest.get(row.id);
    if (!now || sameRow(row, now)) return row;
    changed.add(row.id);
    return now;
  });
  const top = list.rows[0];
  const waiting = answer.rows.filter((row) => !shown.has(row.id) && top && isNewer(row, top));
  const gap = waiting.length > 0 && waiting.length === answer.rows.length;
  return { rows, next: list.next, waiting, gap, waitingNext: answer.next, changed };
}

/** Puts the waiting rows on top; after a gap they take the place of what was shown. */
export function showWaiting(list: LiveList): LiveList {
  if (list.gap) return beginList({ rows: list.waiting, next: list.waitingNext });
  return { ...beginList({ rows: [...list.waiting, ...list.rows], next: list.next }) };
}

/** Adds the next older page at the end. */
export function appendOlder(list: LiveList, { rows, next }: Pick<ListAnswer, "rows" | "next">): LiveList {
  const shown = new Set(list.rows.map(({ id }) => id));
  return { ...list, rows: [...list.rows, ...rows.filter(({ id }) => !shown.has(id))], next };
}

function isNewer(a: TransactionRow, b: TransactionRow): boolean {
  return a.createdAt === b.createdAt ? a.id > b.id : a.createdAt > b.createdAt;
}

function sameRow(a: TransactionRow, b: TransactionRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
