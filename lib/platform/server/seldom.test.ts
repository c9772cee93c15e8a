import { expect, test } from "vitest";
import { seldom } from "@/lib/platform/server/seldom";

test("the first is said at once, then one for all that came in between", () => {
  let clock = 1_000;
  const said: [unknown, number][] = [];
  const report = seldom(
    (fault, times) => said.push([fault, times]),
    100,
    () => clock,
  );
  for (let at = 0; at < 250; at += 1, clock += 1) report(at);
  expect(said).toEqual([
    [0, 1],
    [100, 100],
    [200, 100],
  ]);
});

test("as many as may come at once are said one by one, and those beyond with the first of the next while", () => {
  let clock = 0;
  const said: [unknown, number][] = [];
  const report = seldom(
    (fault, times) => said.push([fault, times]),
    100,
    () => clock,
    3,
  );
  for (; clock < 110; clock += 10) report(clock);
  expect(said).toEqual([
    [0, 1],
    [10, 1],
    [20, 1],
    [100, 8],
  ]);
});
