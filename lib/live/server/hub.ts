import "server-only";
import { type ChannelEvent, type LiveEvent, readChannelEvent } from "@/lib/live/events";
import { createPacer } from "@/lib/live/pacer";
import type { Ear, ListenOptions } from "@/lib/live/server/listen";
import type { StreamMessage } from "@/lib/live/stream-message";
import { countEvent } from "@/lib/platform/server/metrics";

/** `hear` gets one and the same object as others when it is meant for all of them. */
export type Subscriber = { personId: string; hear(message: StreamMessage): void };

export type Hub = {
  /** Begins with what is true now: `catch-up`, or `blind`. Call the answer to end it. */
  subscribe(subscriber: Subscriber): () => void;
  /** What somebody who has missed something must be told. */
  presently(): StreamMessage;
  stop(): void;
};

const LEAD_MS = 5;
const GAP_MS = 50;
/** More different things than this at once are not worth naming. */
const MOST_NAMED = 100;

const CATCH_UP: StreamMessage = { type: "catch-up" };
const BLIND: StreamMessage = { type: "blind" };

/**
 * Hears the channel for the whole process and tells everybody who listens here, each thing once however often it
 * came within 50 ms. Whoever may have missed something is told to catch up instead. The connection is opened for
 * the first subscriber and kept.
 */
export function createHub(listen: (options: ListenOptions) => Ear): Hub {
  const subscribers = new Set<Subscriber>();
  const waiting = new Map<string, ChannelEvent>();
  let hearing = false;
  let ear: Ear | undefined;

  function onPayload(payload: string): void {
    const event = readChannelEvent(payload);
    if (!event) return;
    countEvent("console_live_events_total", { kind: event.kind });
    if (waiting.size <= MOST_NAMED) waiting.set(payload, event);
    pacer.poke();
  }

  function flush(): void {
    const events = [...waiting.values()];
    waiting.clear();
    if (events.length > MOST_NAMED || events.some(({ kind }) => kind === "many")) tellAll(CATCH_UP);
    else tellEach(events);
  }

  function tellAll(message: StreamMessage): void {
    for (const subscriber of subscribers) subscriber.hear(message);
  }

  /** Most of it is for everybody; of a verdict whoever started the call is told apart, of a phone its owner. */
  function tellEach(events: readonly ChannelEvent[]): void {
    const forAll = events.filter(isForAll);
    const message: StreamMessage | null = forAll.length > 0 ? { type: "events", events: forAll } : null;
    const personal = events.filter(isPersonal);
    for (const { personId, hear } of subscribers) {
      const own = personal.filter((event) => ownerOf(event) === personId);
      if (own.length > 0) hear({ type: "events", events: [...forAll, ...own.map(withoutPerson)] });
      else if (message) hear(message);
    }
  }

  const pacer = createPacer({ run: flush, leadMs: LEAD_MS, gapMs: () => GAP_MS });
  const presently = () => (hearing ? CATCH_UP : BLIND);
  function onHearing(now: boolean): void {
    if (hearing === now) return;
    hearing = now;
    tellAll(presently());
  }

  return {
    presently,
    subscribe(subscriber) {
      ear ??= listen({ onPayload, onHearing });
      subscribers.add(subscriber);
      subscriber.hear(presently());
      return () => void subscribers.delete(subscriber);
    },
    stop() {
      pacer.stop();
      subscribers.clear();
      ear?.stop();
    },
  };
}

type Personal = Extract<ChannelEvent, { kind: "settled" | "pairing" }>;
const isPersonal = (event: ChannelEvent): event is Personal =>
  event.kind === "settled" || event.kind === "pairing";
const isForAll = (event: ChannelEvent): event is Exclude<LiveEvent, { kind: Personal["kind"] }> =>
  !isPersonal(event) && event.kind !== "many";
const ownerOf = (event: Personal) => (event.kind === "settled" ? event.startedById : event.personId);
const withoutPerson = ({ kind, id }: Personal): LiveEvent => ({ kind, id });
