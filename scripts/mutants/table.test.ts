import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { MUTANTS, mutate } from "./table.ts";

// A mutant whose text is gone would quietly stand for nothing. Whoever changes that line changes the mutant with it.
describe.each(MUTANTS.map((mutant) => [mutant.id, mutant] as const))("mutant %s", (_, mutant) => {
  test("finds the text that it changes exactly once", () => {
    expect(mutate(readFileSync(mutant.file, "utf8"), mutant)).toContain(mutant.replace);
  });

  test("names tests that are there", () => {
    expect(mutant.tests.filter((file) => !existsSync(file))).toEqual([]);
    expect(mutant.tests.length).toBeGreaterThan(0);
  });
});

test("ids are one of a kind, and there are at least twenty", () => {
  expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length);
  expect(MUTANTS.length).toBeGreaterThanOrEqual(20);
});
