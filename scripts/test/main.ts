// `npm test`: every check that a change must pass, one after the other; `npm test -- unit database` runs only those.

import { Fault } from "../runtime/fault.ts";
import { reportFault } from "../runtime/report-fault.ts";
import { type Counts, oneCheck, sum } from "./counts.ts";
import type { Failure } from "./failures.ts";
import { STEPS, type Step } from "./steps.ts";

type Outcome = { name: string; counts: Counts; ms: number; failures: Failure[] };

function chosenSteps(names: string[]): readonly Step[] {
  const strange = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (strange.length > 0) {
    throw new Fault(
      `There is no step ${strange.join(", ")}.`,
      `There are: ${STEPS.map((step) => step.name).join(" ")}`,
    );
  }
  return names.length === 0 ? STEPS : STEPS.filter((step) => names.includes(step.name));
}

async function runStep(step: Step, before: readonly Outcome[]): Promise<Outcome> {
  console.log(`\n══ ${step.what} (${step.name})\n`);
  const startedAt = Date.now();
  const broken = before.find((other) => step.needs?.includes(other.name) && other.counts.failed > 0);
  const counts = broken ? oneCheck(false) : await step.run().catch(failed);
  if (broken) console.log(`Not run: it needs ${broken.name}, which failed.`);
  const failures = counts.failed > 0 && !broken ? (step.failures?.() ?? []) : [];
  return { name: step.name, counts, ms: Date.now() - startedAt, failures };
}

function failed(error: unknown): Counts {
  reportFault(error);
  return oneCheck(false);
}

/** Where the time went, and what came of it. */
function table(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ name, counts, ms }) => {
    const seconds = (ms / 1000).toFixed(1).padStart(8);
    const { passed, failed: wrong } = counts;
    return `${wrong > 0 ? "✗" : "✓"} ${name.padEnd(10)} ${seconds} s ${String(passed).padStart(7)} passed ${String(wrong).padStart(5)} failed`;
  });
  return ["", "══ Where the time went", "", ...rows, ""].join("\n");
}

/** The failed tests once more: what they printed stands thousands of lines above, and a log may be cut. */
function whatFailed(outcomes: readonly Outcome[]): string {
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  if (failures.length === 0) return "";
  return ["══ What failed", "", ...failures.map(({ where, why }) => `✗ ${where}\n    ${why}`), ""].join("\n");
}

async function main(): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const step of chosenSteps(process.argv.slice(2))) outcomes.push(await runStep(step, outcomes));
  const { passed, failed: wrong, skipped } = sum(outcomes.map(({ counts }) => counts));
  console.log(table(outcomes));
  console.log(whatFailed(outcomes));
  console.log(`${passed} passed, ${wrong} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exitCode = wrong > 0 ? 1 : 0;
}

await main().catch(reportFault);
// The channel to the program that started us would keep us waiting.
process.exit();
