import fc from "fast-check";
import { expect, test } from "vitest";
import { TRANSACTION_STATES } from "@/lib/transactions/state";
import { daysLeft, resultKept, vendorDeletion, WARN_BEFORE_DELETION_MS } from "@/lib/transactions/two-clocks";

const CREATED = Date.parse("2026-11-23T10:00:00Z");
const DAY = 86_400_000;
const facts = {
  createdAt: new Date(CREATED).toISOString(),
  deadline: "2026-11-23T10:30:00Z",
  detailsHeld: false,
  detailsErasedAt: null,
  erasedAt: null,
  erasedBy: null,
};
const came = { ...facts, detailsHeld: true };

test.each([
  ["passed", came, "held"],
  ["failed", came, "held"],
  ["passed", facts, "none"],
  ["failed", facts, "none"],
  ["pending", facts, "missing"],
  ["pending", came, "missing"],
] as const)("the result of one that is %s, of which %o is stored, is %s", (state, stored, here) => {
  expect(resultKept({ ...stored, state }, CREATED + 10 * DAY)).toEqual({
    here,
    erased: null,
    leftMs: 20 * DAY,
    alarming: false,
  });
});

const [FIRST, LATER] = ["2026-11-24T10:00:00.000Z", "2026-11-25T10:00:00.000Z"];
const demanded = { erasedAt: LATER, erasedBy: "Ada" };

test.each([
  ["retention erased it", { detailsErasedAt: FIRST }, { at: FIRST, by: null, how: "retention" }],
  [
    "somebody had it erased",
    { detailsErasedAt: LATER, ...demanded },
    { at: LATER, by: "Ada", how: "demand" },
  ],
  ["somebody had all erased, and none had come", demanded, { at: LATER, by: "Ada", how: "demand" }],
  [
    "retention was before somebody",
    { detailsErasedAt: FIRST, ...demanded },
    { at: FIRST, by: null, how: "retention" },
  ],
] as const)("an erased one says when and how: %s", (_, stored, erased) => {
  const kept = resultKept({ ...facts, ...stored, state: "passed" }, CREATED + 10 * DAY);
  expect(kept).toEqual({ here: "erased", erased, leftMs: 20 * DAY, alarming: false });
});

test("what came again after retention is held", () => {
  expect(resultKept({ ...came, detailsErasedAt: FIRST, state: "passed" }, CREATED)?.here).toBe("held");
});

test.each(["requested", "rejected", "unknown", "abandoned"] as const)(
  "one that is %s has no result",
  (state) => {
    const deadline = state === "abandoned" ? facts.deadline : null;
    expect(resultKept({ ...facts, deadline, state }, CREATED)).toBeNull();
  },
);

test("an erased result is erased whatever the state says", () => {
  const erased = { ...facts, ...demanded };
  for (const state of ["passed", "failed", "pending", "abandoned", "rejected"] as const) {
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

test("the vendor's deletion is confirmed by any of its answers, and outstanding while there is none", () => {
  const step = (outcome: string | null) => ({ vendor: outcome === null ? null : { outcome } });
  expect(vendorDeletion([])).toBeNull();
  expect(vendorDeletion([step(null)])).toBeNull();
  expect(vendorDeletion([step("not-asked")])).toBe("outstanding");
  expect(vendorDeletion([step("not-confirmed"), step("confirmed")])).toBe("confirmed");
});
