import { stripVTControlCharacters } from "node:util";

/** Pino's numbers. */
const INFO = 30;
export const WARNING = 40;

/** Lines of Next about what it does anyway. */
const CHATTER = /^\s*[✓▲]/;
const LONGEST = 2_000;

const isJson = (line: string): boolean => line.startsWith("{") && line.endsWith("}") && parsed(line) !== null;

function parsed(line: string): { level?: unknown } | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** How urgent a line is, in pino's numbers; what a library writes in its own words may be anything. */
export function levelOf(line: string): number {
  if (CHATTER.test(line)) return INFO;
  return Number((line.startsWith("{") && parsed(line)?.level) || WARNING);
}

/** The line as the log has it: one JSON object. What somebody wrote in words of their own becomes its `msg`, bounded. */
export function asJsonLine(line: string): string {
  if (isJson(line)) return line;
  const msg = stripVTControlCharacters(line).slice(0, LONGEST);
  return JSON.stringify({ level: levelOf(line), time: new Date().toISOString(), msg });
}
