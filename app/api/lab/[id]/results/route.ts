import { z } from "zod";
import { defineRoute } from "@/lib/boundary/server/define-route";
import { AppError } from "@/lib/kernel/errors";
import { resultsCsv } from "@/lib/lab/results-csv";
import { readExperiment } from "@/lib/lab/server/read-experiment";

/** What came out of an experiment, as a file for a spreadsheet. */
export const GET = defineRoute({
  name: "lab.results",
  permission: "transaction.read",
  params: z.object({ id: z.string() }),
  run: async ({ actor, params, locale, requestId }): Promise<Response> => {
    const experiment = await readExperiment(actor, params.id);
    if (!experiment) throw new AppError("not-found", "lab.problems.notThere");
    return new Response(resultsCsv(experiment, locale), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="experiment-${experiment.id}.csv"`,
        "cache-control": "no-store",
        "x-request-id": requestId,
      },
    });
  },
});
