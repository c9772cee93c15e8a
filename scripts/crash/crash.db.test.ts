import { expect, test } from "vitest";
import { runCrash } from "./harness.ts";
import { parseRounds, SHORT } from "./plan.ts";

/** Other rounds than the usual ones, for a mutant that only some faults can show. */
const wanted = process.env.CRASH_ROUNDS;

// A handful of what `npm run crash` does by the hundred, with a console and a PostgreSQL of its own.
test("whatever is killed under load: acknowledged is kept once, followed up once, and nothing else is said than 2xx and 503", {
  timeout: 240_000,
}, async () => {
  const faults = wanted ? parseRounds(wanted.split(" ")) : SHORT;
  const { rounds, violations, skipped, settled } = await runCrash({ faults, settleEvery: faults.length });
  expect(violations).toEqual([]);
  expect(rounds).toHaveLength(faults.length - skipped.length);
  expect(settled).toBeGreaterThan(0);
});
