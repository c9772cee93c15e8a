import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ageOf,
  betterOffset,
  dueAnnouncement,
  formatRemaining,
  remainingFraction,
  remainingMs,
  untilNextSecond,
} from "@/components/shared/clock-maths";

const span = fc.integer({ min: 0, max: 100 * 3_600_000 });

describe("betterOffset", () => {
  it("keeps the sample that travelled least, and so never runs ahead of the server", () => {
    const samples = fc.array(fc.tuple(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 0, max: 5_000 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(samples, fc.integer(), (list, trueOffset) => {
        const offset = list.reduce<number | null>(
          (known, [mono, journey]) => betterOffset(known, mono - journey + trueOffset, mono),
          null,
        );
        const shortest = Math.min(...list.map(([, journey]) => journey));
        expect(offset).toBe(trueOffset - shortest);
      }),
    );
  });

  it("does not depend on the browser's wall clock at all", () => {
    expect(betterOffset(null, 1_800_000_000_000, 250)).toBe(1_799_999_999_750);
  });
});

describe("remainingMs and remainingFraction", () => {
  it("never goes below zero nor above the whole", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), span, (deadline, now, whole) => {
        const left = remainingMs(deadline, now);
        const fraction = remainingFraction(left, whole);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("formatRemaining", () => {
  it.each([
    [0, "00:00"],
    [1, "00:01"],
    [1_000, "00:01"],
    [1_001, "00:02"],
    [59_999, "01:00"],
    [1_303_000, "21:43"],
    [1_800_000, "30:00"],
    [3_723_000, "1:02:03"],
  ])("writes %d ms as %s", (ms, text) => {
    expect(formatRemaining(ms)).toBe(text);
  });

  it("shows 00:00 only when nothing is left, and counts every second", () => {
    fc.assert(
      fc.property(span, (ms) => {
        const parts = formatRemaining(ms).split(":").map(Number);
        const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
        expect(seconds).toBe(Math.ceil(ms / 1_000));
      }),
    );
  });
});

describe("dueAnnouncement", () => {
  it("speaks at 10, 5 and 1 minute and at the end of a half hour that ticks each second, and never else", () => {
    const heard: string[] = [];
    for (let ms = 1_800_000; ms > 0; ms -= 1_000) {
      const due = dueAnnouncement(ms, ms - 1_000);
      if (due) heard.push(`${(ms - 1_000) / 60_000}:${due.kind === "over" ? "over" : due.minutes}`);
    }
    expect(heard).toEqual(["10:10", "5:5", "1:1", "0:over"]);
  });

  it("says only the latest word after a gap", () => {
    expect(dueAnnouncement(700_000, 30_000)).toEqual({ kind: "minutes", minutes: 1 });
    expect(dueAnnouncement(700_000, 0)).toEqual({ kind: "over" });
    expect(dueAnnouncement(0, 0)).toBeNull();
  });
});

describe("untilNextSecond", () => {
  it("lands just after a whole second", () => {
    fc.assert(
      fc.property(fc.integer(), (now) => {
        const wait = untilNextSecond(now);
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(1_005);
        expect((((now + wait) % 1_000) + 1_000) % 1_000).toBe(5);
      }),
    );
  });
});

describe("ageOf", () => {
  it.each([
    [-5, 0, "second"],
    [59_999, 59, "second"],
    [60_000, 1, "minute"],
    [119_999, 1, "minute"],
    [3_600_000, 1, "hour"],
    [86_399_999, 23, "hour"],
    [172_800_000, 2, "day"],
  ])("reads %d ms as %d %s", (ms, value, unit) => {
    expect(ageOf(ms)).toEqual({ value, unit });
  });
});
