import "server-only";
import type { ReadSpec } from "@/lib/boundary/server/shortcut";
import type { ListAnswer } from "@/lib/transactions/list-answer";
import { listQuerySchema } from "@/lib/transactions/list-filter";
import { listTransactions, refreshTransactions } from "@/lib/transactions/server/list-transactions";

/** The list as its route answers it, which every open list asks for whenever something has happened. */
export const LIST_READ: ReadSpec<typeof listQuerySchema> = {
  name: "transactions.list",
  permission: "transaction.read",
  query: listQuerySchema,
  run: async ({ actor, query: { cursor, refresh = [], ...filter } }): Promise<ListAnswer> => {
    const page = await listTransactions(actor, filter, cursor);
    // What runs is mostly new, and so on the page already.
    const onPage = new Set(page.rows.map(({ id }) => id));
    const elsewhere = refresh.filter((id) => !onPage.has(id));
    const refreshed = await refreshTransactions(actor, elsewhere);
    return { ...page, refreshed, now: new Date().toISOString() };
  },
};
