"use client";

import { useSyncExternalStore } from "react";
import type { LiveEvent } from "@/lib/live/events";

export type LiveSwitchState = {
  /** The view stays as it is until its reader goes on. */
  paused: boolean;
  /** Ids of transactions that have changed since. */
  changed: ReadonlySet<string>;
  /** How often that was. */
  times: number;
};

const RUNNING: LiveSwitchState = { paused: false, changed: new Set(), times: 0 };
const PAUSED: LiveSwitchState = { ...RUNNING, paused: true };

/** Of this tab alone, and gone with it: whoever opens another one sees what is. */
const KEY = "console.live";

const listeners = new Set<() => void>();
let state: LiveSwitchState | undefined;

function present(): LiveSwitchState {
  state ??= remembered() ? PAUSED : RUNNING;
  return state;
}

function change(to: LiveSwitchState): void {
  state = to;
  for (const listener of listeners) listener();
}

// A browser may refuse its storage: then the switch forgets at the next page.
function remembered(): boolean {
  try {
    return sessionStorage.getItem(KEY) === "paused";
  } catch {
    return false;
  }
}

function remember(paused: boolean): void {
  try {
    if (paused) sessionStorage.setItem(KEY, "paused");
    else sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

export function toggleLive(): void {
  const paused = !present().paused;
  remember(paused);
  change(paused ? PAUSED : RUNNING);
}

/** Counts what has come while the view stands still. */
export function noteHeld(events: readonly LiveEvent[]): void {
  const ids = events.flatMap((event) => (event.kind === "transaction" ? [event.id] : []));
  if (ids.length === 0) return;
  const { changed, times } = present();
  change({ paused: true, changed: new Set([...changed, ...ids]), times: times + ids.length });
}

/** The view was read again although it stands still: by what its reader did on it. */
export function forgetHeld(): void {
  if (present().paused) change(PAUSED);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The switch that lets a view stand still while one reads. */
export function useLiveSwitch(): LiveSwitchState {
  return useSyncExternalStore(listen, present, () => RUNNING);
}
