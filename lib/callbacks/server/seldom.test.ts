import { expect, test } from "vitest";
import { seldom } from "@/lib/callbacks/server/seldom";

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
