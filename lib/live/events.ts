/** The channel of PostgreSQL on which every instance hears what has changed, whoever changed it. */
export const LIVE_CHANNEL = "console_events";

/** Something that a page may want to read again. Names it and says nothing else: never data, least of all personal. */
export type LiveEvent =
  /** A transaction, or anything that belongs to it, was written. `id` is its row id. */
  | { kind: "transaction"; id: string }
  /** An experiment of the lab was planned or moved on. Its runs are transactions. */
  | { kind: "experiment"; id: string }
  /** The room that the rate limits leave, or a breaker, has changed. */
  | { kind: "head-room" }
  /** A transaction that the reader has started got its verdict. */
  | { kind: "settled"; id: string };

/** What goes over the channel: there `settled` also names the person whom it is meant for. */
export type ChannelEvent =
  | Exclude<LiveEvent, { kind: "settled" }>
  | { kind: "settled"; id: string; startedById: string }
  /** More was written at once than it is worth to name: read all again. */
  | { kind: "many" };

/**
 * What a page listens to: every transaction, one of them by its row id, every experiment, the head-room, or one's own
 * transactions that got their verdict.
 */
export type LiveTopic = "transaction" | `transaction:${string}` | "experiment" | "head-room" | "settled";

/** Whether an event is about one of the topics. */
export function concerns(event: LiveEvent, topics: readonly LiveTopic[]): boolean {
  if (topics.includes(event.kind)) return true;
  return event.kind === "transaction" && topics.includes(`transaction:${event.id}`);
}

/** One event a payload of the channel; null for anything else that somebody may have sent there. */
export function readChannelEvent(payload: string): ChannelEvent | null {
  const value = parse(payload);
  if (typeof value !== "object" || value === null || !("kind" in value)) return null;
  const id = "id" in value && typeof value.id === "string" ? value.id : null;
  const startedById =
    "startedById" in value && typeof value.startedById === "string" ? value.startedById : null;
  if (value.kind === "head-room" || value.kind === "many") return { kind: value.kind };
  if ((value.kind === "transaction" || value.kind === "experiment") && id !== null) {
    return { kind: value.kind, id };
  }
  if (value.kind === "settled" && id !== null && startedById !== null)
    return { kind: "settled", id, startedById };
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
