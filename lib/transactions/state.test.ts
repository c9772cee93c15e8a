import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  abandonedFrom,
  deadlineOf,
  isFinal,
  isUnsettled,
  mayMove,
  SHOWN_STATES,
  shownState,
  statesBefore,
  TRANSACTION_STATES,
  vendorDeletesAt,
} from "@/lib/transactions/state";

const state = fc.constantFrom(...TRANSACTION_STATES);
const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
const deadline = fc.option(moment);
const reported = fc.option(fc.string());

describe("moves between states", () => {
  test("go forward only: whatever is tried, the place in the order of life never falls", () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 30 }), (wishes) => {
        let current: (typeof TRANSACTION_STATES)[number] = "requested";
        for (const wish of wishes) {
          if (!mayMove(current, wish)) continue;
          expect(TRANSACTION_STATES.indexOf(wish)).toBeGreaterThan(TRANSACTION_STATES.indexOf(current));
          current = wish;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("a final state is left by no move", () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        if (isFinal(from)) expect(mayMove(from, to)).toBe(false);
      }),
    );
    expect(TRANSACTION_STATES.filter(isFinal)).toEqual(["rejected", "passed", "failed", "abandoned"]);
  });

  test("a verdict is reached from pending alone, an answer from requested or unknown", () => {
    for (const verdict of ["passed", "failed", "abandoned"] as const) {
      expect(statesBefore(verdict)).toEqual(["pending"]);
    }
    expect(statesBefore("pending")).toEqual(["requested", "unknown"]);
    expect(statesBefore("unknown")).toEqual(["requested"]);
    expect(statesBefore("requested")).toEqual([]);
  });

  test("news is expected of requested and pending ones", () => {
    expect(TRANSACTION_STATES.filter(isUnsettled)).toEqual(["requested", "pending"]);
  });
});

describe("the shown state", () => {
  test("is defined for every state, deadline, report and moment", () => {
    fc.assert(
      fc.property(state, deadline, reported, moment, (kept, end, report, now) => {
        expect(SHOWN_STATES).toContain(shownState(kept, end, report, now));
      }),
      { numRuns: 2_000 },
    );
  });

  test("moves forward as time passes, and changes at the deadline alone", () => {
    fc.assert(
      fc.property(state, deadline, reported, moment, moment, (kept, end, report, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const before = shownState(kept, end, report, early);
        const after = shownState(kept, end, report, late);
        expect(SHOWN_STATES.indexOf(after)).toBeGreaterThanOrEqual(SHOWN_STATES.indexOf(before));
        if (before !== after) {
          expect([before, after]).toEqual(["pending", "expired"]);
          expect(end !== null && early < end && end <= late).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("of a final state is that state, whatever a callback said and however late it is", () => {
    fc.assert(
      fc.property(state, deadline, reported, moment, (kept, end, report, now) => {
        if (kept !== "pending") expect(shownState(kept, end, report, now)).toBe(kept);
      }),
    );
  });

  test("expires at the very millisecond of the deadline", () => {
    expect(shownState("pending", 1_000, null, 999)).toBe("pending");
    expect(shownState("pending", 1_000, null, 1_000)).toBe("expired");
    expect(shownState("pending", 1_000, "Y", 1_000)).toBe("reported");
  });
});

test("the two clocks run 30 minutes and 30 days from the request's start", () => {
  const start = new Date("2026-11-23T10:02:11.203Z");
  expect(deadlineOf(start).toISOString()).toBe("2026-11-23T10:32:11.203Z");
  expect(vendorDeletesAt(start).toISOString()).toBe("2026-12-23T10:02:11.203Z");
  expect(abandonedFrom(deadlineOf(start), 188).toISOString()).toBe("2026-11-23T10:32:11.391Z");
  expect(abandonedFrom(deadlineOf(start), null)).toEqual(deadlineOf(start));
});
