import { concerns, type LiveEvent, type LiveTopic } from "@/lib/live/events";
import type { StreamMessage } from "@/lib/live/stream-message";

/** What has come since the last time. */
export type LiveNews = {
  /** Each thing once. */
  events: readonly LiveEvent[];
  /** Something may have been missed: read all again, whatever `events` says. */
  catchUp: boolean;
};

export const NO_NEWS: LiveNews = { events: [], catchUp: false };

/** The events of a message that are about one of the topics. */
export function eventsAbout(topics: readonly LiveTopic[], message: StreamMessage): readonly LiveEvent[] {
  return message.type === "events" ? message.events.filter((event) => concerns(event, topics)) : [];
}

/** What has come so far, and this message. The same object when it brought nothing. */
export function gather(news: LiveNews, topics: readonly LiveTopic[], message: StreamMessage): LiveNews {
  if (message.type === "catch-up") return { ...news, catchUp: true };
  const known = new Set(news.events.map(keyOf));
  const fresh = eventsAbout(topics, message).filter((event) => !known.has(keyOf(event)));
  return fresh.length === 0 ? news : { ...news, events: [...news.events, ...fresh] };
}

const keyOf = (event: LiveEvent) => ("id" in event ? `${event.kind}:${event.id}` : event.kind);

const LEAST_GAP_MS = 150;
const GREATEST_GAP_MS = 1_000;

/** Reading again takes at most a fifth of the time, however much happens, and yet goes on each second. */
export function gapAfter(tookMs: number): number {
  return Math.min(GREATEST_GAP_MS, Math.max(LEAST_GAP_MS, 4 * tookMs));
}
