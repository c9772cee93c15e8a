import { expect, test } from "vitest";
import { FAULT_NAMES } from "./faults.ts";
import { LONG, parseRounds } from "./plan.ts";

test("the long mode kills the console and PostgreSQL a hundred times each, and strikes six times with all else", () => {
  const count = (name: string) => LONG.filter((each) => each === name).length;
  for (const name of FAULT_NAMES)
    expect(count(name)).toBe(name === "kill-console" || name === "kill-postgres" ? 100 : 6);
});

test("rounds are read as a person writes them", () => {
  expect(parseRounds(["read-only", "drain=2"])).toEqual(["read-only", "drain", "drain"]);
  for (const wrong of ["kill-everything", "drain=x", "=3"])
    expect(() => parseRounds([wrong])).toThrow(/No such fault/);
});
