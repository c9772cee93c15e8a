/** What JSON.parse gives, numbers as the text they were written as: an id number has more digits than a double. */
export type JsonSource = string | number | boolean | null | JsonSource[] | { [name: string]: JsonSource };

type Source = { source?: string };

/** The parsed text, or the text itself when it is no JSON. Never throws. */
export function parseText(text: string): JsonSource {
  try {
    return JSON.parse(text, keepDigits as (key: string, value: JsonSource) => JsonSource);
  } catch {
    return text;
  }
}

function keepDigits(_key: string, value: JsonSource, context?: Source): JsonSource {
  return typeof value === "number" ? (context?.source ?? String(value)) : value;
}

/** Only objects, lists and quoted texts are taken for JSON in a string: `123` and `true` may well be a name. */
const LIKELY = /^\s*[[{"]/;

/** The value inside a string of JSON inside a string …, at most so many layers down. */
export function unwrap(value: JsonSource, layers: number): JsonSource {
  let inner = value;
  for (let left = layers; left > 0 && typeof inner === "string" && LIKELY.test(inner); left -= 1) {
    const parsed = parseText(inner);
    if (parsed === inner) break;
    inner = parsed;
  }
  return inner;
}

/** Names and values of an object or list, null for what has none. */
export function childrenOf(value: JsonSource): [name: string, value: JsonSource][] | null {
  return typeof value === "object" && value !== null ? Object.entries(value) : null;
}
