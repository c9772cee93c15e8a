"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useServerNow } from "@/components/shared/clock";
import {
  type Announcement,
  dueAnnouncement,
  formatRemaining,
  remainingMs,
} from "@/components/shared/clock-maths";
import { cn } from "@/components/ui/cn";

type CountdownProps = {
  /** ISO 8601. */
  deadline: string;
  /** The server's time when it rendered, ISO 8601. */
  serverNow: string;
  /** Speaks at 10, 5, 1 minute and the end. Off in lists, where fifty would talk at once. */
  announce?: boolean;
  /** Called once when the deadline passes while the page is open. */
  onOver?: () => void;
  className?: string;
};

/** What became due since the last look; stays until the next word is due. */
function useAnnouncement(left: number, onOver: (() => void) | undefined): Announcement | null {
  const before = useRef(left);
  const [said, setSaid] = useState<Announcement | null>(null);
  useEffect(() => {
    const due = dueAnnouncement(before.current, left);
    before.current = left;
    if (!due) return;
    setSaid(due);
    if (due.kind === "over") onOver?.();
  }, [left, onOver]);
  return said;
}

/** Time left as `21:43 left`. The figures are silent; two hidden regions speak when it matters. */
export function Countdown({ deadline, serverNow, announce = true, onOver, className }: CountdownProps) {
  const t = useTranslations("common");
  const now = useServerNow(serverNow);
  const left = remainingMs(Date.parse(deadline), now);
  const said = useAnnouncement(left, onOver);
  const urgent = left > 0 && left <= 60_000;
  return (
    <>
      <span
        role="timer"
        aria-live="off"
        className={cn("tabular-nums", urgent && "font-medium text-warning", className)}
      >
        {left > 0 ? t("timeLeft", { time: formatRemaining(left) }) : t("timeOver")}
      </span>
      {announce ? (
        <>
          <span className="sr-only" aria-live="polite">
            {said?.kind === "minutes" ? t("timeLeftMinutes", { minutes: said.minutes }) : ""}
          </span>
          <span className="sr-only" aria-live="assertive">
            {said?.kind === "over" ? t("timeOver") : ""}
          </span>
        </>
      ) : null}
    </>
  );
}
