"use client";

import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { type DateShown, formatTime, formatUtc, type TimePrecision } from "@/components/shared/time-format";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";

type LocalTimeProps = {
  /** ISO 8601. */
  value: string;
  precision?: TimePrecision;
  date?: DateShown;
  /** Off in lists: there the tooltip is the browser's own and the row takes no further tab stop. */
  focusable?: boolean;
  className?: string;
};

/** An instant in the reader's own zone; UTC on hover and focus. The zone comes from the request, so nothing jumps. */
export function LocalTime({ value, precision, date, focusable = true, className }: LocalTimeProps) {
  const t = useTranslations("common");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow();
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return <span className={className}>{value}</span>;
  const text = formatTime(instant, { locale, timeZone, now, precision, date });
  const utc = t("utc", { time: formatUtc(instant) });
  const look = cn("whitespace-nowrap tabular-nums", className);
  if (!focusable) {
    return (
      <time dateTime={value} title={utc} className={look}>
        {text}
      </time>
    );
  }
  return (
    <Tooltip text={utc}>
      {/* A button, because only what can be pressed may take the focus on every platform. */}
      <button type="button" className={cn("cursor-help rounded-sm", look)}>
        <time dateTime={value}>{text}</time>
        <span className="sr-only">{utc}</span>
      </button>
    </Tooltip>
  );
}
