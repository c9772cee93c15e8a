"use client";

import { useServerNow } from "@/components/shared/clock";
import { formatRemaining, remainingMs } from "@/components/shared/clock-maths";
import { useTabTitle } from "@/components/shared/tab-title";

type CountdownTitleProps = { deadline: string; serverNow: string; title: string };

/** Puts the time left before the title of the browser's tab, so that it can be watched from another one. */
export function CountdownTitle({ deadline, serverNow, title }: CountdownTitleProps) {
  const left = remainingMs(Date.parse(deadline), useServerNow(serverNow));
  useTabTitle(left > 0 ? `${formatRemaining(left)} · ${title}` : null);
  return null;
}
