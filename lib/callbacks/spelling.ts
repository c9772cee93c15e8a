import type { CallbackField } from "@/lib/callbacks/fields";
import { hasKnownMeaning, meaningOf } from "@/lib/callbacks/meaning";
import { REPLAY_MARKER } from "@/lib/callbacks/replay";

/**
 * Something in a delivery that is not spelled as the vendor's page spells it. `name`: a documented field in another
 * case. `value`: a `passed` that is not `Y` or `N` but known to mean one of them. `strange-value`: one that is not
 * known to mean anything. `field`: a field that is not documented.
 */
export type SpellingNote =
  | { kind: "name"; seen: string; documented: string }
  | { kind: "value"; seen: string; documented: string }
  | { kind: "strange-value"; seen: string }
  | { kind: "field"; seen: string };

/** The page contradicts itself: its text has `subcode`, its example `subCode`; prose says `CallbackToken`. */
const DOCUMENTED: ReadonlyMap<string, readonly [string, ...string[]]> = new Map([
  ["transactionid", ["transactionId"]],
  ["passed", ["passed"]],
  ["subcode", ["subCode", "subcode"]],
  ["callbacktoken", ["callbackToken", "CallbackToken"]],
]);

/** Every departure from the documented spelling, each once, in the order of the fields. */
export function spellingNotes(pairs: readonly CallbackField[]): SpellingNote[] {
  const notes = pairs.flatMap(([name, value]) => [...ofName(name), ...ofValue(name, value)]);
  const seen = new Set<string>();
  return notes.filter((note) => {
    const print = JSON.stringify(note);
    return !seen.has(print) && seen.add(print);
  });
}

function ofName(name: string): SpellingNote[] {
  const spellings = DOCUMENTED.get(name.toLowerCase());
  if (!spellings) return name.toLowerCase() === REPLAY_MARKER ? [] : [{ kind: "field", seen: name }];
  return spellings.includes(name) ? [] : [{ kind: "name", seen: name, documented: spellings[0] }];
}

function ofValue(name: string, value: string): SpellingNote[] {
  if (name.toLowerCase() !== "passed" || value === "Y" || value === "N") return [];
  if (!hasKnownMeaning(value)) return [{ kind: "strange-value", seen: value }];
  return [{ kind: "value", seen: value, documented: meaningOf(value) }];
}
