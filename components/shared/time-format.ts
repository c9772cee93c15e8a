import type { Age } from "@/components/shared/clock-maths";
import type { Locale } from "@/lib/kernel/localized-text";

export type TimePrecision = "minute" | "second" | "millisecond";

/** `auto` leaves the date out for a time of today. */
export type DateShown = "auto" | "always" | "never";

type TimeFormat = {
  locale: Locale;
  timeZone: string;
  now: Date;
  precision?: TimePrecision;
  date?: DateShown;
};

const LANGUAGE = { en: "en-GB", zh: "zh-CN" } as const;

/** The calendar day of an instant in a zone, as 2026-11-23. */
function dayIn(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant);
}

function clockTime(instant: Date, timeZone: string, precision: TimePrecision): string {
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
    second: precision === "minute" ? undefined : "2-digit",
  }).format(instant);
  return precision === "millisecond"
    ? `${time}.${String(instant.getUTCMilliseconds()).padStart(3, "0")}`
    : time;
}

/** `10:02:11`, or `23 Nov 2026, 10:02:11` in full: the same figures in every browser and on the server. */
export function formatTime(instant: Date, options: TimeFormat): string {
  const { locale, timeZone, now, precision = "second", date = "auto" } = options;
  const time = clockTime(instant, timeZone, precision);
  const today = dayIn(instant, timeZone) === dayIn(now, timeZone);
  if (date === "never" || (date === "auto" && today)) return time;
  const day = new Intl.DateTimeFormat(LANGUAGE[locale], {
    timeZone,
    year: "numeric",
    month: "short",
    day: "numeric",
  }).format(instant);
  return locale === "zh" ? `${day} ${time}` : `${day}, ${time}`;
}

/** `2026-11-23 02:02:11.203`, for the UTC time behind a local one. */
export function formatUtc(instant: Date): string {
  return instant.toISOString().replace("T", " ").replace("Z", "");
}

const relative = new Map<Locale, Intl.RelativeTimeFormat>();

/** `3 min. ago`. Making a formatter costs more than using it, and a list uses fifty at once. */
export function relativeWords(locale: Locale, { value, unit }: Age): string {
  const known = relative.get(locale);
  const words = known ?? new Intl.RelativeTimeFormat(locale, { style: "short", numeric: "always" });
  if (!known) relative.set(locale, words);
  return words.format(-value, unit);
}
