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
  | { kind: "settled"; id: string }
  /** The phone of a pairing of the reader's was there, or the pairing went on. `id` is the pairing's. */
  | { kind: "pairing"; id: string };

/** What goes over the channel: there an event that is meant for one person alone also names that one. */
export type ChannelEvent =
  | Exclude<LiveEvent, { kind: "settled" | "pairing" }>
  | { kind: "settled"; id: string; startedById: string }
  | { kind: "pairing"; id: string; personId: string }
  /** More was written at once than it is worth to name: read all again. */
  | { kind: "many" };

/**
 * What a page listens to: every transaction, one of them by its row id, every experiment, the head-room, one's own
 * transactions that got their verdict, or one's own pairings.
 */
export type LiveTopic =
  | "transaction"
  | `transaction:${string}`
  | "experiment"
  | "head-room"
  | "settled"
  | "pairing";

/** Whether an event is about one of the topics. */
export function concerns(event: LiveEvent, topics: readonly LiveTopic[]): boolean {
  if (topics.includes(event.kind)) return true;
  return event.kind === "transaction" && topics.includes(`transaction:${event.id}`);
}

/** One event a payload of the channel; null for anything else that somebody may have sent there. */
export function readChannelEvent(payload: string): ChannelEvent | null {
  const value = parse(payload);
  if (typeof value !== "object" || value === null || !("kind" in value)) return null;
  const { id, startedById, personId } = textsIn(value);
  if (value.kind === "head-room" || value.kind === "many") return { kind: value.kind };
  if (id === undefined) return null;
  if (value.kind === "transaction" || value.kind === "experiment") return { kind: value.kind, id };
  if (value.kind === "settled" && startedById !== undefined) return { kind: "settled", id, startedById };
  if (value.kind === "pairing" && personId !== undefined) return { kind: "pairing", id, personId };
  return null;
}

function textsIn(value: object): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => typeof each === "string"));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
