import { isId } from "@/lib/kernel/ids";

/** A place in a list ordered newest first: the last row that was shown. */
export type Place = { at: string; id: string };

/** Some rows, and the cursor that continues after the last of them (null at the end). */
export type Page<T> = { rows: T[]; next: string | null };

/** `2026-11-23T07:37:10.123Z_0190…`: readable, safe in a URL, and checked when it comes back. */
export function writeCursor(place: Place): string {
  return `${place.at}_${place.id}`;
}

/** The place a cursor names, or null when it is none of ours. */
export function readCursor(cursor: string | null | undefined): Place | null {
  const [at, id, ...rest] = (cursor ?? "").split("_");
  if (!at || !id || rest.length > 0 || !isId(id)) return null;
  const time = new Date(at);
  return Number.isNaN(time.getTime()) || time.toISOString() !== at ? null : { at, id };
}

/** Cuts `limit + 1` fetched rows to a page: the extra row only tells that there is a next one. */
export function toPage<T>(fetched: T[], limit: number, placeOf: (row: T) => Place): Page<T> {
  const rows = fetched.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: fetched.length > limit && last ? writeCursor(placeOf(last)) : null };
}
