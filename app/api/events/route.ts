import { defineRoute } from "@/lib/boundary/server/define-route";
import { answerWithNews } from "@/lib/live/server/live";

export const GET = defineRoute({
  name: "live.events",
  permission: "transaction.read",
  unattended: true,
  run: async ({ actor, request }) => answerWithNews(actor, request.method),
});
