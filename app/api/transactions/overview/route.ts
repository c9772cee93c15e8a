import { defineRoute } from "@/lib/boundary/server/define-route";
import { readOverview } from "@/lib/insight/server/read-overview";

export const GET = defineRoute({
  name: "transactions.overview",
  permission: "transaction.read",
  run: ({ actor }) => readOverview(actor),
});
