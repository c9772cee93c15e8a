import { Fault } from "./fault.ts";

/** Last resort of a program: tells what ended it, and sets the exit status. */
export function reportFault(error: unknown): void {
  process.exitCode = 1;
  tellFault(error);
}

/** An expected fault as its text and advice, a bug whole. */
export function tellFault(error: unknown): void {
  if (!(error instanceof Fault)) {
    console.error(error);
    return;
  }
  console.error(`\n✗ ${error.message}`);
  for (const line of error.advice) console.error(`  ${line}`);
}
