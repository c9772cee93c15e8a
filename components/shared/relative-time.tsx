"use client";

import { useLocale, useTranslations } from "next-intl";
import { useServerNow } from "@/components/shared/clock";
import { ageOf } from "@/components/shared/clock-maths";
import { formatUtc, relativeWords } from "@/components/shared/time-format";

type RelativeTimeProps = { value: string; serverNow: string; className?: string };

/** How long ago something happened, kept current: "3 min ago". */
export function RelativeTime({ value, serverNow, className }: RelativeTimeProps) {
  const t = useTranslations("common");
  const locale = useLocale();
  const now = useServerNow(serverNow);
  const instant = new Date(value);
  const age = ageOf(now - instant.getTime());
  return (
    <time
      dateTime={value}
      title={t("utc", { time: formatUtc(instant) })}
      className={className}
      // Browsers and servers abbreviate units differently from one ICU version to the next.
      suppressHydrationWarning
    >
      {age.unit === "second" && age.value < 5 ? t("justNow") : relativeWords(locale, age)}
    </time>
  );
}
