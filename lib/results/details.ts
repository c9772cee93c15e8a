import { childrenOf, type JsonSource, parseText, unwrap } from "@/lib/results/loose-json";

/** One value of ExtIdInfo where it stood: `spoofType[0]`, `address.city`. Values are texts, as they were written. */
export type DetailField = { path: string; value: string; cut: boolean };

/** The fields of one object of ExtIdInfo (`ocrIdInfo`); those that stand beside the objects have the name "". */
export type DetailGroup = { name: string; fields: DetailField[] };

export type Details = {
  groups: DetailGroup[];
  /** Something was longer, deeper or more than is shown. */
  cut: boolean;
};

/** ExtIdInfo without its pictures is a few hundred bytes; what is longer is shown as far as this. */
const LONGEST_TEXT = 1_048_576;
const LONGEST_VALUE = 4_000;
const LONGEST_NAME = 100;
const MOST_FIELDS = 500;
const DEEPEST = 12;

const NONE: Details = { groups: [], cut: false };

/**
 * Reads ExtIdInfo, JSON in strings in JSON to any sensible depth, whatever its fields are called. Nothing that is
 * unknown is dropped, and nothing that comes makes it throw: what is no JSON is one field with the whole text.
 */
export function readDetails(extIdInfo: string | null): Details {
  if (extIdInfo === null || extIdInfo.trim() === "") return NONE;
  const reader = new Reader();
  const whole = extIdInfo.length <= LONGEST_TEXT ? unwrap(parseText(extIdInfo), DEEPEST) : extIdInfo;
  const entries = childrenOf(whole);
  if (entries === null) reader.add("", "", whole);
  else for (const [name, value] of entries) reader.addTopLevel(name, value, Array.isArray(whole));
  return { groups: reader.groups(), cut: reader.cut };
}

class Reader {
  readonly #groups = new Map<string, DetailField[]>();
  #count = 0;
  cut = false;

  groups(): DetailGroup[] {
    return [...this.#groups].map(([name, fields]) => ({ name, fields }));
  }

  addTopLevel(name: string, value: JsonSource, inList: boolean): void {
    const inner = unwrap(value, DEEPEST);
    if (inList || childrenOf(inner) === null) this.walk("", inList ? `[${name}]` : short(name), inner, 1);
    else this.walk(short(name), "", inner, 1);
  }

  walk(group: string, path: string, value: JsonSource, depth: number): void {
    if (this.#count >= MOST_FIELDS) {
      this.cut = true;
      return;
    }
    const inner = unwrap(value, DEEPEST - depth);
    const entries = depth < DEEPEST ? childrenOf(inner) : null;
    if (entries === null || entries.length === 0) this.add(group, path, inner);
    for (const [name, child] of entries ?? []) {
      const place = Array.isArray(inner) ? `${path}[${name}]` : path ? `${path}.${short(name)}` : short(name);
      this.walk(group, place, child, depth + 1);
    }
  }

  add(group: string, path: string, value: JsonSource): void {
    const text = textOf(value);
    const cut = text.length > LONGEST_VALUE;
    if (cut) this.cut = true;
    this.#count += 1;
    const fields = this.#groups.get(group) ?? [];
    fields.push({ path, value: cut ? text.slice(0, LONGEST_VALUE).toWellFormed() : text, cut });
    this.#groups.set(group, fields);
  }
}

const short = (name: string) =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).toWellFormed()}…` : name;

function textOf(value: JsonSource): string {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (childrenOf(value)?.length === 0) return "";
  try {
    return JSON.stringify(value);
  } catch {
    // Nested so deeply that it cannot be written down in one piece.
    return "…";
  }
}
