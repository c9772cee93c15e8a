import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { playwrightFailures, vitestFailures } from "./failures.ts";

const folder = mkdtempSync(join(tmpdir(), "console-failures-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const one = (fullName: string, status: string, failureMessages: string[] = []) => ({
  fullName,
  status,
  failureMessages,
});

test("names each failed test of vitest, with what it said first and without colours", () => {
  const message =
    "\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n\n    at there.ts:3\n    at here.ts:4";
  const results = [one("a law holds", "passed"), one("a law fails", "failed", [message])];
  const file = report({
    testResults: [
      { name: join(process.cwd(), "lib/a.test.ts"), status: "failed", assertionResults: results },
    ],
  });
  expect(vitestFailures(file)).toEqual([
    { where: "lib/a.test.ts › a law fails", why: "AssertionError: expected 1 to be 2 · at there.ts:3" },
  ]);
});

test("tells the counterexample of a property, which the next run will not find again", () => {
  const message =
    'Error: Property failed after 3 tests\n{ seed: 7, path: "2" }\nCounterexample: [0]\nShrunk 1 time';
  const results = [one("a law", "failed", [message])];
  const file = report({ testResults: [{ name: "/a.test.ts", status: "failed", assertionResults: results }] });
  expect(vitestFailures(file)[0]?.why).toBe(
    'Error: Property failed after 3 tests · { seed: 7, path: "2" } · Counterexample: [0]',
  );
});

test("a file that does not load is one failure", () => {
  const file = report({
    testResults: [
      { name: "/x/a.test.ts", status: "failed", message: "no such module", assertionResults: [] },
    ],
  });
  expect(vitestFailures(file)).toHaveLength(1);
});

test("names each failed journey with its place, however deep it stands", () => {
  const spec = (title: string, status: string) => ({
    title,
    file: "journeys/a.spec.ts",
    line: 7,
    tests: [{ status, results: [{ errors: [{ message: "Test timeout of 60000ms exceeded." }] }] }],
  });
  const file = report({
    suites: [{ specs: [spec("fine", "expected")], suites: [{ specs: [spec("slow", "unexpected")] }] }],
  });
  expect(playwrightFailures(file)).toEqual([
    { where: "journeys/a.spec.ts:7 › slow", why: "Test timeout of 60000ms exceeded." },
  ]);
});

test("a missing report names nothing", () => {
  expect(vitestFailures(join(folder, "absent.json"))).toEqual([]);
  expect(playwrightFailures(join(folder, "absent.json"))).toEqual([]);
});
