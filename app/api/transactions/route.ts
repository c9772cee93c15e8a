import { defineRoute } from "@/lib/boundary/server/define-route";
import type { ListAnswer } from "@/lib/transactions/list-answer";
import { listQuerySchema } from "@/lib/transactions/list-filter";
import { listTransactions, refreshTransactions } from "@/lib/transactions/server/list-transactions";

export const GET = defineRoute({
  name: "transactions.list",
  permission: "transaction.read",
  query: listQuerySchema,
  run: async ({ actor, query: { cursor, refresh = [], ...filter } }): Promise<ListAnswer> => {
    const [page, refreshed] = await Promise.all([
      listTransactions(actor, filter, cursor),
      refreshTransactions(actor, refresh),
    ]);
    return { ...page, refreshed, now: new Date().toISOString() };
  },
});
