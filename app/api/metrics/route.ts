import { defineRoute } from "@/lib/boundary/server/define-route";
import { metricsPage } from "@/lib/platform/server/metrics";
import { admitToMetrics } from "@/lib/system/server/metrics-access";

/** Prometheus' text format, for an admin or for a collector with the token. */
export const GET = defineRoute({
  name: "metrics.read",
  permission: "public",
  run: async ({ actor, request }) => {
    admitToMetrics(actor, request.headers.get("authorization"));
    const { body, contentType } = await metricsPage();
    return new Response(body, { headers: { "content-type": contentType, "cache-control": "no-store" } });
  },
});
