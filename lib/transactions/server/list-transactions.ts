import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { type Page, readCursor, toPage } from "@/lib/kernel/paging";
import { pool } from "@/lib/platform/server/db";
import type { ListFilter } from "@/lib/transactions/list-filter";
import { PAGE_SIZE } from "@/lib/transactions/list-size";
import { keptFacts, type StoredKept } from "@/lib/transactions/server/kept-sql";
import { listStatement, rowsStatement, type Statement } from "@/lib/transactions/server/list-sql";
import type { TransactionRow } from "@/lib/transactions/view";

type StoredTimes = { createdAt: Date; deadline: Date | null } & StoredKept;
type StoredRow = Omit<TransactionRow, keyof StoredTimes> & StoredTimes;

/** One page of transactions, newest first, from after `cursor` on. */
export async function listTransactions(
  actor: Actor | null,
  filter: ListFilter,
  cursor: string | null = null,
  limit = PAGE_SIZE,
): Promise<Page<TransactionRow>> {
  authorize(actor, "transaction.read");
  const rows = await read(listStatement(filter, readCursor(cursor), limit + 1));
  return toPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}

/** These rows as they are now; ids of none are left out. */
export async function refreshTransactions(
  actor: Actor | null,
  ids: readonly string[],
): Promise<TransactionRow[]> {
  authorize(actor, "transaction.read");
  return ids.length === 0 ? [] : read(rowsStatement(ids));
}

async function read(statement: Statement): Promise<TransactionRow[]> {
  const { rows } = await pool().query<StoredRow>(statement);
  return rows.map(({ createdAt, deadline, ...row }) => ({
    ...row,
    ...keptFacts(row),
    createdAt: createdAt.toISOString(),
    deadline: deadline?.toISOString() ?? null,
  }));
}
