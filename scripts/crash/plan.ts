import { FAULT_NAMES, type FaultName } from "./faults.ts";

const times = (fault: FaultName, count: number): FaultName[] => Array.from({ length: count }, () => fault);

/** The long mode: a hundred times each kind of kill -9, every other fault at least six times, in mixed order. */
export const LONG: FaultName[] = mixed([
  ...times("kill-console", 100),
  ...times("kill-postgres", 100),
  ...FAULT_NAMES.filter((name) => !["kill-console", "kill-postgres"].includes(name)).flatMap((name) =>
    times(name, 6),
  ),
]);

/** A handful for the tests: each fault that strikes quickly. */
export const SHORT: FaultName[] = [
  ...times("kill-console", 3),
  ...times("kill-pages", 2),
  "kill-postgres",
  "terminate-backends",
  "kill-postgres",
  "read-only",
  "disk-full",
  "restart-postgres",
  "drain",
];

/** Reads `kill-console=5 read-only`. @throws Error for what is no fault */
export function parseRounds(words: readonly string[]): FaultName[] {
  return words.flatMap((word) => {
    const [name = "", count = "1"] = word.split("=");
    const fault = FAULT_NAMES.find((each) => each === name);
    if (!fault || !/^\d+$/.test(count))
      throw new Error(`No such fault: ${word}. There are ${FAULT_NAMES.join(", ")}.`);
    return times(fault, Number(count));
  });
}

/** So that what one fault leaves behind meets every other one. */
function mixed<T>(all: T[]): T[] {
  return all
    .map((each) => ({ each, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
