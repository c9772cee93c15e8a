import { describe, expect, it } from "vitest";
import { formatTime, formatUtc, relativeWords } from "@/components/shared/time-format";

const instant = new Date("2026-11-23T16:02:11.203Z");
const base = { locale: "en", timeZone: "Asia/Singapore", now: new Date("2026-11-23T15:00:00Z") } as const;

describe("formatTime", () => {
  it("shows a time of another local day with its date, in the reader's zone", () => {
    expect(formatTime(instant, base)).toBe("24 Nov 2026, 00:02:11");
    expect(formatTime(instant, { ...base, locale: "zh" })).toBe("2026年11月24日 00:02:11");
  });

  it("leaves the date out only when both instants fall on the same local day", () => {
    expect(formatTime(instant, { ...base, timeZone: "UTC" })).toBe("16:02:11");
    expect(formatTime(instant, { ...base, now: new Date("2026-11-23T16:30:00Z") })).toBe("00:02:11");
  });

  it("writes as much of the time as was asked for", () => {
    const time = (precision: "minute" | "millisecond") =>
      formatTime(instant, { ...base, precision, date: "never" });
    expect(time("minute")).toBe("00:02");
    expect(time("millisecond")).toBe("00:02:11.203");
  });
});

describe("formatUtc", () => {
  it("keeps the milliseconds", () => {
    expect(formatUtc(instant)).toBe("2026-11-23 16:02:11.203");
  });
});

describe("relativeWords", () => {
  it("says an age in the reader's language, whichever was asked for before", () => {
    const age = { value: 3, unit: "hour" } as const;
    expect(relativeWords("en", age)).toBe("3 hr. ago");
    expect(relativeWords("zh", age)).toBe("3小时前");
    expect(relativeWords("en", { value: 1, unit: "day" })).toBe("1 day ago");
  });
});
