import fc from "fast-check";
import { expect, test } from "vitest";
import { TRANSACTION_STATES } from "@/lib/transactions/state";
import { daysLeft, resultKept, WARN_BEFORE_DELETION_MS } from "@/lib/transactions/two-clocks";

const CREATED = Date.parse("2026-11-23T10:00:00Z");
const DAY = 86_400_000;
const facts = {
  createdAt: new Date(CREATED).toISOString(),
  deadline: "2026-11-23T10:30:00Z",
  erasedAt: null,
};

test.each([
  ["passed", "held"],
  ["failed", "held"],
  ["pending", "missing"],
] as const)("the result of one that is %s is %s", (state, here) => {
  expect(resultKept({ ...facts, state }, CREATED + 10 * DAY)).toEqual({
    here,
    leftMs: 20 * DAY,
    alarming: false,
  });
});

test.each(["requested", "rejected", "unknown", "abandoned"] as const)(
  "one that is %s has no result",
  (state) => {
    const deadline = state === "abandoned" ? facts.deadline : null;
    expect(resultKept({ ...facts, deadline, state }, CREATED)).toBeNull();
  },
);

test("an erased result is erased whatever the state says", () => {
  const erased = { ...facts, erasedAt: "2026-11-24T10:00:00Z" };
  for (const state of ["passed", "failed", "pending"] as const) {
    expect(resultKept({ ...erased, state }, CREATED + 29 * DAY)).toMatchObject({
      here: "erased",
      alarming: false,
    });
  }
});

test("only what is not held alarms, in the last days and for ever after", () => {
  const at = (state: "pending" | "passed", leftMs: number) =>
    resultKept({ ...facts, state }, CREATED + 30 * DAY - leftMs)?.alarming;
  expect(at("pending", WARN_BEFORE_DELETION_MS + 1)).toBe(false);
  expect(at("pending", WARN_BEFORE_DELETION_MS)).toBe(true);
  expect(at("pending", -400 * DAY)).toBe(true);
  expect(at("passed", 1)).toBe(false);
});

test("the clock never runs up and never below zero", () => {
  const state = fc.constantFrom(...TRANSACTION_STATES);
  const moment = fc.integer({ min: 0, max: 90 * DAY });
  fc.assert(
    fc.property(state, moment, moment, (each, a, b) => {
      const left = (ms: number) => resultKept({ ...facts, state: each }, CREATED + ms)?.leftMs ?? 0;
      expect(left(Math.max(a, b))).toBeLessThanOrEqual(left(Math.min(a, b)));
      expect(left(Math.max(a, b))).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.each([
  [30 * DAY, { value: 30, unit: "day" }],
  [2 * DAY - 1, { value: 1, unit: "day" }],
  [DAY - 1, { value: 23, unit: "hour" }],
  [0, { value: 0, unit: "hour" }],
] as const)("%d ms are %o", (ms, expected) => expect(daysLeft(ms)).toEqual(expected));
