import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { oneCheck, playwrightCounts, sum, vitestCounts } from "./counts.ts";

const folder = mkdtempSync(join(tmpdir(), "console-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("reads vitest's numbers", () => {
  const file = report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 });
  expect(vitestCounts(file, false)).toEqual({ passed: 7, failed: 2, skipped: 1 });
});

test("a runner that failed without a failed test counts as one failure", () => {
  const file = report({ numPassedTests: 7, numFailedTests: 0 });
  expect(vitestCounts(file, false)).toEqual({ passed: 7, failed: 1, skipped: 0 });
});

test("a runner that ran nothing, or left no report, has failed", () => {
  expect(vitestCounts(report({}), true)).toEqual(oneCheck(false));
  expect(playwrightCounts(join(folder, "absent.json"), true)).toEqual(oneCheck(false));
});

test("a journey that passes only at the second try has failed", () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 } });
  expect(playwrightCounts(file, false)).toEqual({ passed: 5, failed: 3, skipped: 3 });
});

test("sums up", () => {
  const all = [oneCheck(true), oneCheck(false), { passed: 3, failed: 1, skipped: 2 }];
  expect(sum(all)).toEqual({ passed: 4, failed: 2, skipped: 2 });
});
