import { Fault } from "./fault.ts";

/** Last resort of a program: an expected fault as its text and advice, a bug whole. Sets the exit status. */
export function reportFault(error: unknown): void {
  process.exitCode = 1;
  if (!(error instanceof Fault)) {
    console.error(error);
    return;
  }
  console.error(`\n✗ ${error.message}`);
  for (const line of error.advice) console.error(`  ${line}`);
}
