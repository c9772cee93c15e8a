import { expect, test } from "vitest";
import { messagesOf } from "@/lib/i18n/messages";
import { RETURN_CODES } from "@/lib/initialize/return-codes";
import { SCENARIO_GROUPS } from "@/lib/scenarios/scenario";
import { findScenario, SCENARIOS } from "@/lib/scenarios/scenarios";

test("every scenario has an id of its own, a group, and texts unless it is a documented error", () => {
  expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length);
  for (const group of SCENARIO_GROUPS) expect(SCENARIOS.some((each) => each.group === group)).toBe(true);
  for (const locale of ["en", "zh"] as const) {
    const { scenario: texts }: { scenario?: Record<string, object> } = Object(messagesOf(locale).scenarios);
    const told = SCENARIOS.filter(({ error }) => !error).map(({ id }) => id);
    expect(Object.keys(texts ?? {}).sort()).toEqual(told.sort());
  }
  expect(findScenario("dropped-after")?.ends.state).toBe("passed");
  expect(findScenario("toString")).toBeUndefined();
});

test("every documented error has its scenario", () => {
  const scripted = SCENARIOS.flatMap(({ script, error }) => [
    error?.code,
    script.initialize?.code,
    ...(script.checkResult ?? []).map(({ code }) => code),
  ]);
  for (const { code } of RETURN_CODES.filter((documented) => documented.code !== "Success")) {
    const family = code.replace(/\*$/, "");
    const isScripted = scripted.some(
      (each) => each === code || (family !== code && each?.startsWith(family)),
    );
    expect(isScripted, code).toBe(true);
  }
});

test("nothing of the list that the sandbox is asked to act out is left out", () => {
  const words = JSON.stringify(SCENARIOS.map(({ script }) => script));
  for (const word of [
    '"afterMs":3000',
    '"times":5',
    '"flipped"',
    '"token":"wrong"',
    '"token":"missing"',
    '"names"',
    '"passed":"T"',
    '"when":"before-answer"',
    '"callbacks":[]',
    '"disagree"',
    "Throttling.Api",
    '"status":500',
    '"status":503',
    '"wire":"html"',
    '"wire":"empty"',
    '"wire":"truncated"',
    '{"wire":"dropped"}',
    '{"wire":"dropped","executed":true}',
    '"delayMs"',
    '"clockSkewMs"',
  ]) {
    expect(words, word).toContain(word);
  }
});
