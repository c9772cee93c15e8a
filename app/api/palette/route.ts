import { defineRoute } from "@/lib/boundary/server/define-route";
import { listChoices } from "@/lib/palette/server/list-choices";

export const GET = defineRoute({
  name: "palette.choices",
  permission: "transaction.start",
  run: async ({ actor }) => ({ presets: await listChoices(actor) }),
});
