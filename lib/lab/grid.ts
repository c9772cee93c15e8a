import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { parameter } from "@/lib/initialize/parameters";
import type { LocalizedText } from "@/lib/kernel/localized-text";

/**
 * What an experiment may vary: every parameter that has a closed list of values. What names one call or one person is
 * of one call alone, and of SceneCode and CallbackUrl nobody expects an effect on the verdict.
 */
export const AXIS_PARAMETERS = [
  "IdThreshold",
  "DocScanMode",
  "IdSpoof",
  "ShowGuidePage",
  "DocPageConfig",
  "DocType",
] as const satisfies readonly (keyof InitializeDraft)[];

export type AxisParameter = (typeof AXIS_PARAMETERS)[number];

/** One parameter and the values that it takes in turn, in the order of the grid. */
export type Axis = { parameter: AxisParameter; values: string[] };

/** The values of all axes together. `index` is its place in the grid: the last axis turns fastest. */
export type Cell = { index: number; values: Partial<Record<AxisParameter, string>> };

export type AxisChoice = { value: string; label: LocalizedText };

const FRONT_ALONE: AxisChoice = { value: "", label: { en: "Front only", zh: "仅正面" } };

/** The values that a parameter may take on an axis, as its page lists them. */
export function axisChoices(name: AxisParameter): readonly AxisChoice[] {
  if (name === "DocType") return DOCUMENT_TYPES.map(({ code, name: label }) => ({ value: code, label }));
  const listed = parameter(name).values ?? [];
  return name === "DocPageConfig" ? [FRONT_ALONE, ...listed] : listed;
}

export function isAxisParameter(value: unknown): value is AxisParameter {
  return AXIS_PARAMETERS.some((name) => name === value);
}

/**
 * Calls of one experiment. Each is one Initialize, billed where the credential is live; four hundred are all
 * combinations of threshold, mode, anti-spoofing and guide page (48) eight times over.
 */
export const MOST_CALLS = 400;

/** How many runs may be open at once: a person has one device, the sandbox as many as one likes. */
export const MOST_SIDE_BY_SIDE = 20;

export function countCells(axes: readonly Axis[]): number {
  return axes.reduce((count, { values }) => count * values.length, 1);
}

export function countCalls(axes: readonly Axis[], runsPerCell: number): number {
  return countCells(axes) * runsPerCell;
}

/** All combinations, by their index. */
export function cellsOf(axes: readonly Axis[]): Cell[] {
  return Array.from({ length: countCells(axes) }, (_, index) => ({ index, values: valuesAt(axes, index) }));
}

function valuesAt(axes: readonly Axis[], index: number): Cell["values"] {
  let rest = index;
  const chosen = axes.toReversed().map(({ parameter: name, values }) => {
    const value = values[rest % values.length];
    rest = Math.floor(rest / values.length);
    return [name, value] as const;
  });
  return Object.fromEntries(chosen.reverse());
}

export type PlannedRun = {
  cell: number;
  /** Of the runs of its cell, from 1. */
  number: number;
};

/**
 * In which order the runs are started: round by round, so that after any number of them no cell is more than one run
 * ahead of another, each beginning at another cell than the one before, so that none is always the first or the last.
 */
export function orderOfRuns(cells: number, runsPerCell: number): PlannedRun[] {
  const apart = Math.max(1, Math.round(cells / runsPerCell));
  return Array.from({ length: runsPerCell }, (_, round) => {
    const first = (round * apart) % cells;
    return Array.from({ length: cells }, (_, step) => ({ cell: (first + step) % cells, number: round + 1 }));
  }).flat();
}

/**
 * A draft as one cell sends it. What is varied is sent even where it is the vendor's default, so that each transaction
 * says which cell it was of.
 */
export function draftOf<D extends Pick<InitializeDraft, AxisParameter | "pinned">>(
  draft: D,
  { values }: Cell,
): D {
  const pinned = new Set([...draft.pinned, ...Object.keys(values).filter(isAxisParameter)]);
  // The schema of a draft looks at the values before anything is stored.
  return { ...draft, ...values, pinned: [...pinned] } as D;
}
