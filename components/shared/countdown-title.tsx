"use client";

import { useEffect } from "react";
import { useServerNow } from "@/components/shared/clock";
import { formatRemaining, remainingMs } from "@/components/shared/clock-maths";

type CountdownTitleProps = { deadline: string; serverNow: string; title: string };

/** Puts the time left before the title of the browser's tab, so that it can be watched from another one. */
export function CountdownTitle({ deadline, serverNow, title }: CountdownTitleProps) {
  const left = remainingMs(Date.parse(deadline), useServerNow(serverNow));
  useEffect(() => {
    const plain = document.title;
    if (left > 0) document.title = `${formatRemaining(left)} · ${title}`;
    return () => {
      document.title = plain;
    };
  }, [left, title]);
  return null;
}
