import { format, stripVTControlCharacters } from "node:util";
import { log } from "@/lib/platform/server/log";
import { countEvent } from "@/lib/platform/server/metrics";
import { seldom } from "@/lib/platform/server/seldom";

type Line = { said: string; times: number };
type Level = "debug" | "info" | "warn" | "error";

export type WordsOptions = {
  say?: (level: Level, line: Line, message: string) => void;
  now?: () => number;
};

/** Next complains so of requests that no page of the console sends; anybody can send them. */
const MALFORMED =
  /^(⨯ )?((Type)?Error: )?(Failed to (parse body as FormData|find Server Action)|Invalid Server Actions request|`x-forwarded-host` header|Missing `origin` header|Unexpected end of form|aborted)/;

const LONGEST = 4_000;
const LONGEST_LINE = 300;
const A_MINUTE = 60_000;
const AT_ONCE = 3;
/** Of messages that differ in more than their numbers. What comes beyond counts as one kind. */
const MOST_KINDS = 50;

/**
 * Makes what libraries say in words of their own one line of the log each. The same said again is said a few times a
 * minute, and then how often. What a malformed request makes Next say is said in one line, without a stack, and
 * counted: nobody but its sender can mend it.
 */
export function wordsOfLibraries(options: WordsOptions = {}): (level: Level, words: unknown[]) => void {
  const { now, say = (level, line, message) => log[level](line, message) } = options;
  const kinds = new Map<string, (words: { level: Level; text: string }) => void>();
  const reporter = () =>
    seldom<{ level: Level; text: string }>(
      ({ level, text }, times) => say(level, { said: text.slice(0, LONGEST), times }, "a library said"),
      A_MINUTE,
      now,
      AT_ONCE,
    );
  const others = reporter();
  const malformed = seldom<string>(
    (said, times) => say("warn", { said, times }, "a malformed request was refused"),
    A_MINUTE,
    now,
    AT_ONCE,
  );
  return (level, words) => {
    const text = stripVTControlCharacters(format(...words)).trim();
    const first = text.split("\n", 1)[0]?.slice(0, LONGEST_LINE) ?? "";
    if (first === "") return;
    if (MALFORMED.test(first)) {
      countEvent("console_malformed_requests_total");
      malformed(first);
      return;
    }
    const kind = first.replace(/[0-9a-f]*\d[0-9a-f]*/gi, "#");
    if (!kinds.has(kind) && kinds.size < MOST_KINDS) kinds.set(kind, reporter());
    (kinds.get(kind) ?? others)({ level, text });
  };
}

const LEVELS = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error" } as const;

/** From here on whatever is written to the console of this process is a line of the log. */
export function putConsoleInLog(): void {
  const take = wordsOfLibraries();
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...words: unknown[]) => take(level, words);
  }
}
