import { CALLBACK_MUTANTS } from "./callbacks.ts";
import { COMPOSING_MUTANTS } from "./composing.ts";
import { LAB_MUTANTS } from "./lab.ts";
import type { Mutant } from "./mutant.ts";
import { RESULT_MUTANTS } from "./results.ts";
import { SAFETY_MUTANTS } from "./safety.ts";

export const MUTANTS: readonly Mutant[] = [
  ...CALLBACK_MUTANTS,
  ...RESULT_MUTANTS,
  ...SAFETY_MUTANTS,
  ...LAB_MUTANTS,
  ...COMPOSING_MUTANTS,
];

/** The file with the fault in it. @throws when the text to change is not there exactly once */
export function mutate(source: string, { id, file, find, replace }: Mutant): string {
  const [before = "", after, ...more] = source.split(find);
  if (after === undefined || more.length > 0) {
    throw new Error(
      `Mutant ${id}: its text is in ${file} ${more.length === 0 ? "no more" : "more than once"}.`,
    );
  }
  return before + replace + after;
}
