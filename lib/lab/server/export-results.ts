import "server-only";
import { auditedChange, type ChangedBy } from "@/lib/audit/server/audited-change";
import type { Actor } from "@/lib/auth/actor-type";
import { AppError } from "@/lib/kernel/errors";
import type { Locale } from "@/lib/kernel/localized-text";
import { cellsOf } from "@/lib/lab/grid";
import { resultsCsv } from "@/lib/lab/results-csv";
import { readExperiment } from "@/lib/lab/server/read-experiment";

type Reader = ChangedBy & { actor: Actor };

/**
 * What came out of an experiment, as a file. Nothing leaves here before the export is in the trail.
 * @throws AppError when there is none of that id
 */
export async function exportResults(by: Reader, id: string, locale: Locale): Promise<string> {
  const experiment = await readExperiment(by.actor, id);
  if (!experiment) throw new AppError("not-found", "lab.problems.notThere");
  const file = resultsCsv(experiment, locale);
  await auditedChange(by, async (_tx, trail) => {
    const subject = { type: "experiment", id } as const;
    trail.add({ event: "experiment.exported", subject, data: { rows: cellsOf(experiment.axes).length } });
  });
  return file;
}
