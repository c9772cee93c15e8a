import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CheckFacts, LAST_LOOK_BEFORE_MS, nextCheck } from "@/lib/results/next-check";
import { TRANSACTION_STATES, vendorDeletesAt } from "@/lib/transactions/state";

const START = new Date("2026-11-23T10:02:11.203Z");
const minute = (minutes: number, ms = 0) => new Date(START.getTime() + minutes * 60_000 + ms);
const DAY = 24 * 60;

const facts = (over: Partial<CheckFacts> = {}): CheckFacts => ({
  state: "pending",
  createdAt: START,
  deadline: minute(30),
  durationMs: 0,
  reportedAt: null,
  asked: 0,
  lastAskedAt: null,
  lastCode: null,
  hasDetails: false,
  ...over,
});

const asked = (times: number, lastAskedAt: Date, lastCode = "ProcessNotCompleted") => ({
  asked: times,
  lastAskedAt,
  lastCode,
});

test.each([
  ["an untouched one: at its deadline", {}, minute(30), "deadline"],
  ["counted from the vendor's answer", { durationMs: 188 }, minute(30, 188), "deadline"],
  ["a reported one: when it was reported", { reportedAt: minute(4) }, minute(4), "callback"],
  [
    "after one answer without a verdict: a second later",
    { reportedAt: minute(4), ...asked(1, minute(4)) },
    minute(4, 1_000),
    "callback",
  ],
  [
    "after six: half a minute later",
    { reportedAt: minute(4), ...asked(6, minute(5)) },
    minute(5, 32_000),
    "callback",
  ],
  ["past the deadline: 15 seconds later", asked(1, minute(30)), minute(30, 15_000), "deadline"],
  ["past the deadline for long: an hour later", asked(20, minute(300)), minute(360), "deadline"],
  [
    "a report that comes after checks: at once",
    { reportedAt: minute(33), ...asked(3, minute(32)) },
    minute(33),
    "callback",
  ],
  [
    "a pause that would sleep through the moment from which unfinished means never",
    { reportedAt: minute(29), ...asked(12, minute(35)) },
    minute(39),
    "deadline",
  ],
  [
    "a pause that would lead past the last look",
    asked(40, minute(29 * DAY - 30)),
    minute(29 * DAY),
    "before-deletion",
  ],
  ["after the last look: as before", asked(41, minute(29 * DAY)), minute(29 * DAY + 60), "deadline"],
  [
    "a pass without details",
    { state: "passed", ...asked(1, minute(3)) },
    minute(29 * DAY),
    "before-deletion",
  ],
  [
    "a pass whose last look found nobody there",
    { state: "passed", ...asked(2, minute(29 * DAY), "InternalError") },
    minute(29 * DAY, 30_000),
    "before-deletion",
  ],
] as const)("%s", (_, over, at, reason) => {
  expect(nextCheck(facts(over as Partial<CheckFacts>))).toEqual({ at, reason });
});

test.each([
  ["a settled one whose details are here", { state: "passed", hasDetails: true }],
  ["an abandoned one", { state: "abandoned" }],
  ["one that was refused", { state: "rejected", deadline: null }],
  ["one without an answer", { state: "unknown", deadline: null }],
  ["what the vendor has deleted", asked(500, minute(30 * DAY))],
  [
    "details that the vendor does not have either",
    { state: "failed", ...asked(2, minute(29 * DAY), "Success") },
  ],
] as const)("never: %s", (_, over) => {
  expect(nextCheck(facts(over as Partial<CheckFacts>))).toBeNull();
});

describe("whatever is stored", () => {
  const minutes = fc.integer({ min: 0, max: 31 * DAY });
  const any = fc
    .record({
      state: fc.constantFrom(...TRANSACTION_STATES),
      durationMs: fc.option(fc.integer({ min: 0, max: 30_000 })),
      reported: fc.option(minutes),
      asked: fc.integer({ min: 0, max: 60 }),
      last: minutes,
      lastCode: fc.constantFrom("Success", "ProcessNotCompleted", "connection-reset"),
      hasDetails: fc.boolean(),
    })
    .map(({ reported, last, asked: times, ...rest }) =>
      facts({
        ...rest,
        asked: times,
        reportedAt: reported === null ? null : minute(reported),
        lastAskedAt: times === 0 ? null : minute(last),
      }),
    );

  test("the next look is before the vendor deletes, and after the last one unless news came", () => {
    fc.assert(
      fc.property(any, (given) => {
        const next = nextCheck(given);
        if (!next) return;
        expect(next.at.getTime()).toBeLessThan(vendorDeletesAt(START).getTime());
        const { lastAskedAt, reportedAt } = given;
        if (lastAskedAt && !(reportedAt && reportedAt > lastAskedAt)) {
          expect(next.at.getTime()).toBeGreaterThan(lastAskedAt.getTime());
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("a pending one is looked at until the vendor deletes, and surely a day before", () => {
    fc.assert(
      fc.property(any, (given) => {
        const pending = { ...given, state: "pending" as const };
        const lastLook = vendorDeletesAt(START).getTime() - LAST_LOOK_BEFORE_MS;
        const next = nextCheck(pending);
        const news = Math.max(given.lastAskedAt?.getTime() ?? 0, given.reportedAt?.getTime() ?? 0);
        if (news < lastLook) expect(next?.at.getTime()).toBeLessThanOrEqual(lastLook);
      }),
      { numRuns: 3_000 },
    );
  });

  test("asking as planned, with no verdict ever, ends: each time later, some hundred times in 30 days", () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0, max: 60 })), (reported) => {
        let given = facts({ reportedAt: reported === null ? null : minute(reported) });
        let count = 0;
        for (let next = nextCheck(given); next; next = nextCheck(given)) {
          expect(next.at.getTime()).toBeGreaterThan(given.lastAskedAt?.getTime() ?? 0);
          given = { ...given, ...asked(given.asked + 1, next.at) };
          count += 1;
          expect(count).toBeLessThan(1_000);
        }
        expect(count).toBeGreaterThan(700);
      }),
      { numRuns: 20 },
    );
  });
});
