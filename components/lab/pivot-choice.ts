import { type Axis, type AxisParameter, isAxisParameter } from "@/lib/lab/grid";
import type { Layout } from "@/lib/lab/pivot";

export const MEASURES = ["pass-rate", "time", "sub-codes"] as const;

export type Measure = (typeof MEASURES)[number];

/** A field of the table by its places; null is the line of all. */
export type Place = { row: number | null; column: number | null };

export type PivotChoice = Layout & { measure: Measure; place: Place | null };

/** In the address for an axis that is not laid out, and for the line of all. */
const NONE = "none";
const ALL = "all";

/** What the address chooses; whatever does not fit the experiment is as if it were not there. */
export function readChoice(query: URLSearchParams, axes: readonly Axis[]): PivotChoice {
  const [first, second] = axes;
  const rows = axisIn(query.get("rows"), axes, first?.parameter ?? null);
  const other = second?.parameter === rows ? first : second;
  const columns = axisIn(query.get("columns"), axes, other?.parameter ?? null);
  return {
    rows,
    columns: columns === rows ? null : columns,
    measure: MEASURES.find((each) => each === query.get("measure")) ?? "pass-rate",
    place: placeIn(query.get("field")),
  };
}

function axisIn(
  text: string | null,
  axes: readonly Axis[],
  standard: AxisParameter | null,
): AxisParameter | null {
  if (text === NONE) return null;
  return isAxisParameter(text) && axes.some(({ parameter }) => parameter === text) ? text : standard;
}

function placeIn(text: string | null): Place | null {
  const found = /^(all|\d{1,2})\.(all|\d{1,2})$/.exec(text ?? "");
  if (!found) return null;
  const index = (part: string | undefined) => (part === ALL ? null : Number(part));
  return { row: index(found[1]), column: index(found[2]) };
}

/** The address's query for a choice. */
export function choiceQuery({ rows, columns, measure, place }: PivotChoice): string {
  const query = new URLSearchParams({ rows: rows ?? NONE, columns: columns ?? NONE, measure });
  if (place) query.set("field", `${place.row ?? ALL}.${place.column ?? ALL}`);
  return query.toString();
}
