import { type Axis, type AxisParameter, cellsOf } from "@/lib/lab/grid";
import { isThrottled } from "@/lib/lab/throttled";
import type { RunView } from "@/lib/lab/view";

/** What became of the runs behind one field of the pivot. `runs` are `waiting`, `refused`, `cancelled` or `started`. */
export type Summary = {
  runs: number;
  waiting: number;
  /** By the console, before anything was sent. */
  refused: number;
  cancelled: number;
  /** Sent: `settled`, `open`, `rejected`, `throttled` or `unknown`. */
  started: number;
  /** With a verdict: `passed`, `failed` or `abandoned`. */
  settled: number;
  passed: number;
  failed: number;
  /** Nobody came to an end at the device. */
  abandoned: number;
  open: number;
  /** By the vendor, instead of a TransactionId. */
  rejected: number;
  /** Turned away for too many calls, and not sent again any more: judged by nobody. */
  throttled: number;
  /** How often runs were sent again, because they had been throttled. */
  repeats: number;
  unknown: number;
  /** Of the settled ones, whoever walked away included; null while there are none. */
  passRate: number | null;
  /** From the call to its verdict, of those that passed or failed; null while there are none. */
  medianSecondsToResult: number | null;
  /** Of the settled ones, the most frequent first. */
  subCodes: { code: string; count: number }[];
};

export type PivotCell = Summary & {
  /** Indexes of the grid's cells that are gathered here. */
  cells: number[];
};

export type Pivot = {
  /** Values of the axis that makes the rows; one empty label when no axis does. */
  rowLabels: string[];
  columnLabels: string[];
  /** By row, then by column. */
  cells: PivotCell[][];
  total: PivotCell;
};

/** Which axes are laid out; null lays out none. Those left over are gathered. */
export type Layout = { rows: AxisParameter | null; columns: AxisParameter | null };

type Counted = Pick<RunView, "cell" | "state" | "transaction" | "throttled">;

/** Gathers the runs by any two axes. Every run is in exactly one field. */
export function pivot(runs: readonly Counted[], axes: readonly Axis[], { rows, columns }: Layout): Pivot {
  const grid = cellsOf(axes);
  const labels = (name: AxisParameter | null) => axes.find((axis) => axis.parameter === name)?.values ?? [""];
  const fits = (name: AxisParameter | null, label: string, values: (typeof grid)[number]["values"]) =>
    name === null || values[name] === undefined || values[name] === label;
  const [rowLabels, columnLabels] = [labels(rows), labels(columns)];
  const gather = (indexes: number[]): PivotCell => {
    const wanted = new Set(indexes);
    return { cells: indexes, ...summarize(runs.filter(({ cell }) => wanted.has(cell))) };
  };
  const cells = rowLabels.map((row) =>
    columnLabels.map((column) =>
      gather(
        grid
          .filter(({ values }) => fits(rows, row, values) && fits(columns, column, values))
          .map(({ index }) => index),
      ),
    ),
  );
  return { rowLabels, columnLabels, cells, total: gather(grid.map(({ index }) => index)) };
}

const VERDICTS: readonly string[] = ["passed", "failed", "abandoned"];

/**
 * Whether cells of the grid have unequal numbers of verdicts, as they do while an experiment is under way: what gathers
 * several of them is then no fair comparison, because one value may stand for more of the hard cells than another.
 */
export function unequalCells(runs: readonly Counted[], axes: readonly Axis[]): boolean {
  const settled = cellsOf(axes).map(
    ({ index }) => summarize(runs.filter(({ cell }) => cell === index)).settled,
  );
  return settled.some((count) => count !== settled[0]);
}

/** What became of some runs. */
export function summarize(runs: readonly Counted[]): Summary {
  const sent = runs.flatMap(({ transaction }) => transaction ?? []);
  const settled = sent.filter(({ state }) => VERDICTS.includes(state));
  const of = (...states: string[]) => sent.filter(({ state }) => states.includes(state)).length;
  const unsent = (state: RunView["state"]) =>
    runs.filter((run) => run.transaction === null && run.state === state).length;
  const passed = of("passed");
  const throttled = sent.filter(isThrottled).length;
  return {
    runs: runs.length,
    waiting: unsent("planned"),
    refused: unsent("refused"),
    cancelled: unsent("cancelled"),
    started: sent.length,
    settled: settled.length,
    passed,
    failed: of("failed"),
    abandoned: of("abandoned"),
    open: of("requested", "pending"),
    rejected: of("rejected") - throttled,
    throttled,
    repeats: runs.reduce((sum, run) => sum + run.throttled.length, 0),
    unknown: of("unknown"),
    passRate: settled.length === 0 ? null : passed / settled.length,
    medianSecondsToResult: median(settled.flatMap(({ secondsToResult }) => secondsToResult ?? [])),
    subCodes: countCodes(settled.flatMap(({ subCode }) => subCode ?? [])),
  };
}

function median(numbers: number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

function countCodes(codes: string[]): { code: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}
