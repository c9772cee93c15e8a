import { existsSync, readFileSync } from "node:fs";

export type Counts = { passed: number; failed: number; skipped: number };

/** A check that is either all right or not. */
export function oneCheck(ok: boolean): Counts {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

export function sum(all: readonly Counts[]): Counts {
  const add = (field: keyof Counts) => all.reduce((total, counts) => total + counts[field], 0);
  return { passed: add("passed"), failed: add("failed"), skipped: add("skipped") };
}

/** A runner's JSON report; an empty one where it left none. */
export function readReport(file: string): Record<string, unknown> {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/**
 * A runner may fail without a failed test: a file that does not load, a fault after the last test, no test at
 * all. That counts as one failure, and a missing report as nothing passed.
 */
function honest(counts: Counts, ok: boolean): Counts {
  const failed = ok && counts.passed > 0 ? counts.failed : Math.max(counts.failed, 1);
  return { ...counts, failed };
}

/** Numbers of vitest's JSON report. */
export function vitestCounts(file: string, ok: boolean): Counts {
  const report = readReport(file);
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
  } = report as Record<string, number>;
  return honest(
    { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests },
    ok,
  );
}

/** Numbers of Playwright's JSON report; a test that passed only at the second try has failed. */
export function playwrightCounts(file: string, ok: boolean): Counts {
  const { stats = {} } = readReport(file) as { stats?: Record<string, number> };
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, ok);
}
