import { documentType } from "@/lib/initialize/document-types";
import { type CsvCell, toCsv } from "@/lib/kernel/csv";
import type { Locale } from "@/lib/kernel/localized-text";
import { AXIS_PARAMETERS, type Cell, cellsOf } from "@/lib/lab/grid";
import { summarize } from "@/lib/lab/pivot";
import type { ExperimentView } from "@/lib/lab/view";

const HEADER = [
  "Experiment",
  "Environment",
  "Preset",
  "Cell",
  ...AXIS_PARAMETERS,
  "Document",
  "Runs",
  "Settled",
  "Passed",
  "Failed",
  "Abandoned",
  "PassRate",
  "MedianSecondsToResult",
  "FastestSeconds",
  "SlowestSeconds",
  "SubCodes",
  "Open",
  "Rejected",
  "Throttled",
  "Unknown",
  "RefusedHere",
  "NotSent",
  "Cancelled",
  "RepeatedAfterThrottling",
];

/**
 * What came out, a line for each cell of the grid in its order: what was sent, how many runs ended how, and how fast.
 * SubCodes read `206: 12; 205: 3`, the most frequent first. Nothing in it is about a person.
 */
export function resultsCsv(experiment: ExperimentView, locale: Locale): string {
  return toCsv([HEADER, ...cellsOf(experiment.axes).map((cell) => lineOf(experiment, cell, locale))]);
}

function lineOf(experiment: ExperimentView, { index, values }: Cell, locale: Locale): CsvCell[] {
  const { name, credential, preset, fixed, runs } = experiment;
  const sent = AXIS_PARAMETERS.map((parameter) => values[parameter] ?? fixed[parameter] ?? "");
  const document = values.DocType ?? fixed.DocType ?? "";
  const own = runs.filter(({ cell }) => cell === index);
  const sum = summarize(own);
  const seconds = own.flatMap(({ transaction }) => transaction?.secondsToResult ?? []);
  return [
    name,
    credential.environment,
    preset ? `${preset.name} v${preset.version}` : "",
    index + 1,
    ...sent,
    documentType(document)?.name[locale] ?? "",
    sum.runs,
    sum.settled,
    sum.passed,
    sum.failed,
    sum.abandoned,
    sum.passRate === null ? null : Number(sum.passRate.toFixed(4)),
    sum.medianSecondsToResult,
    seconds.length === 0 ? null : Math.min(...seconds),
    seconds.length === 0 ? null : Math.max(...seconds),
    sum.subCodes.map(({ code, count }) => `${code}: ${count}`).join("; "),
    sum.open,
    sum.rejected,
    sum.throttled,
    sum.unknown,
    sum.refused,
    sum.waiting,
    sum.cancelled,
    sum.repeats,
  ];
}
