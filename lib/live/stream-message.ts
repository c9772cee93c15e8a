import type { LiveEvent } from "@/lib/live/events";

/** One message of the stream `GET /api/events`, a JSON object each. */
export type StreamMessage =
  /** These things have changed. */
  | { type: "events"; events: readonly LiveEvent[] }
  /** Something may have been missed (also the first word of every stream): read all again. From now on all is told. */
  | { type: "catch-up" }
  /** The console does not hear its database at the moment: look for yourself until `catch-up`. */
  | { type: "blind" }
  /** Nothing has happened; the line is alive. */
  | { type: "beat" }
  /** This session has opened newer streams and too many: this one ends and should not come back by itself. */
  | { type: "replaced" };

/** A stream is silent for this long at most. */
export const BEAT_MS = 15_000;
/** A line that was silent for this long is dead, whatever the browser believes. */
export const DEAD_AFTER_MS = 2 * BEAT_MS + 5_000;

export const EVENTS_ADDRESS = "/api/events";
