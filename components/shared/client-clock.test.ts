import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shownState } from "@/lib/transactions/state";

let lookAgain = () => {};
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", {
    addEventListener: (_name: string, listener: () => void) => {
      lookAgain = listener;
    },
    removeEventListener: () => {},
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const HOUR = 3_600_000;
const DEADLINE = Date.parse("2026-10-25T01:00:00.000Z");

/** Of this many hours is the browser's clock wrong, and it may be set while the page is open. */
const skew = fc.integer({ min: -HOUR, max: HOUR });

test("whatever the browser's clock says, and however it is set, a page expires when the server says", async () => {
  const property = fc.asyncProperty(
    skew,
    skew,
    fc.integer({ min: 0, max: HOUR }),
    fc.constantFrom(-1, 0, 1),
    async (before, after, openFor, edge) => {
      vi.resetModules();
      const { correctClock, listenToClock, readClock } = await import("@/components/shared/clock-store");
      const opened = DEADLINE + edge - openFor;
      vi.setSystemTime(opened + before);
      correctClock(new Date(opened).toISOString());
      const leave = listenToClock(() => {});
      expect(Math.round(readClock() ?? 0)).toBe(opened);
      vi.advanceTimersByTime(openFor);
      vi.setSystemTime(DEADLINE + after);
      lookAgain();
      const now = Math.round(readClock() ?? 0);
      leave();
      expect(now).toBe(DEADLINE + edge);
      expect(shownState("pending", DEADLINE, null, now)).toBe(edge < 0 ? "pending" : "expired");
    },
  );
  await fc.assert(property, { numRuns: 200 });
});
