"use client";

import type { LiveTopic } from "@/lib/live/events";
import type { LiveNews } from "@/lib/live/gather";
import { noteHeld, useLiveSwitch } from "@/lib/live/live-switch";
import { pollEvery } from "@/lib/live/poll-every";
import { useLive } from "@/lib/live/use-live";

export type PausableLive = {
  /** False while the view is paused, and otherwise the milliseconds between looks for oneself. */
  pollEvery(expectsNews: boolean): number | false;
  paused: boolean;
};

/** `useLive` for a view that has the switch: it stands still while that says so. */
export function usePausableLive(
  topics: readonly LiveTopic[],
  onNews: (news: LiveNews) => void | Promise<void>,
): PausableLive {
  const { paused } = useLiveSwitch();
  const { up } = useLive(topics, onNews, { held: paused, onHeld: noteHeld });
  return {
    paused,
    pollEvery: (expectsNews) => !paused && pollEvery(expectsNews, up),
  };
}
