"use client";

import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import type { LiveEvent, LiveTopic } from "@/lib/live/events";
import { eventsAbout, gapAfter, gather, type LiveNews, NO_NEWS } from "@/lib/live/gather";
import { createPacer } from "@/lib/live/pacer";
import { listenToNews, newsComes } from "@/lib/live/tab";

/** `up` while news comes by itself: then looking again now and then is only a safety net. */
export type LiveState = { up: boolean };

export type Hold = {
  /** While true, news is kept back; `onNews` gets all of it afterwards. */
  held: boolean;
  onHeld(events: readonly LiveEvent[]): void;
};

const LEAD_MS = 20;
const NEVER_HELD: Hold = { held: false, onHeld: () => {} };

/**
 * Calls `onNews` soon after something about `topics` has changed, at any instance, to read again what is on the
 * page; also whenever something may have been missed. It is not called again before the promise that it gave has
 * settled. Topics are compared by value; `onNews` may be another function at every render.
 *
 * `const { up } = useLive(["head-room"], () => queryClient.invalidateQueries({ queryKey: ["head-room"] }))`
 */
export function useLive(
  topics: readonly LiveTopic[],
  onNews: (news: LiveNews) => void | Promise<void>,
  hold: Hold = NEVER_HELD,
): LiveState {
  const latest = useRef({ onNews, hold });
  const release = useRef(() => {});
  useEffect(() => {
    latest.current = { onNews, hold };
  });
  const about = topics.join();
  useEffect(() => {
    const wanted = about.split(",") as LiveTopic[];
    let news = NO_NEWS;
    const pacer = createPacer({
      leadMs: LEAD_MS,
      gapMs: gapAfter,
      run() {
        if (latest.current.hold.held || news === NO_NEWS) return;
        const taken = news;
        news = NO_NEWS;
        return latest.current.onNews(taken);
      },
    });
    release.current = () => {
      news = { ...news, catchUp: true };
      pacer.poke();
    };
    const leave = listenToNews((message) => {
      const before = news;
      news = gather(news, wanted, message);
      const { held, onHeld } = latest.current.hold;
      if (held) onHeld(eventsAbout(wanted, message));
      else if (news !== before) pacer.poke();
    });
    return () => {
      leave();
      pacer.stop();
    };
  }, [about]);
  const wasHeld = useRef(false);
  useEffect(() => {
    if (wasHeld.current && !hold.held) release.current();
    wasHeld.current = hold.held;
  }, [hold.held]);
  const watch = useCallback((changed: () => void) => listenToNews(changed), []);
  return { up: useSyncExternalStore(watch, newsComes, () => false) };
}
