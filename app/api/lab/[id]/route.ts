import { z } from "zod";
import { defineRoute } from "@/lib/boundary/server/define-route";
import { AppError } from "@/lib/kernel/errors";
import { readExperiment } from "@/lib/lab/server/read-experiment";
import type { ExperimentView } from "@/lib/lab/view";

export const GET = defineRoute({
  name: "lab.experiment",
  permission: "transaction.read",
  params: z.object({ id: z.string() }),
  run: async ({ actor, params }): Promise<ExperimentView> => {
    const experiment = await readExperiment(actor, params.id);
    if (!experiment) throw new AppError("not-found", "lab.problems.notThere");
    return experiment;
  },
});
