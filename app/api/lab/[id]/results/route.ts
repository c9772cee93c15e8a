import { z } from "zod";
import { changedBy } from "@/lib/audit/server/audited-change";
import { defineRoute } from "@/lib/boundary/server/define-route";
import { exportResults } from "@/lib/lab/server/export-results";

/** What came out of an experiment, as a file for a spreadsheet. */
export const GET = defineRoute({
  name: "lab.results",
  permission: "transaction.read",
  params: z.object({ id: z.string() }),
  run: async ({ actor, params: { id }, locale, requestId }): Promise<Response> => {
    const file = await exportResults({ ...changedBy(actor, requestId), actor }, id, locale);
    return new Response(file, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="experiment-${id}.csv"`,
        "cache-control": "no-store",
        "x-request-id": requestId,
      },
    });
  },
});
