import { defineRoute } from "@/lib/boundary/server/define-route";

/** The process answers. */
export const GET = defineRoute({
  name: "health.live",
  permission: "public",
  run: async () => ({ status: "ok" }),
});
