import "server-only";
import type { Hub } from "@/lib/live/server/hub";
import type { StreamMessage } from "@/lib/live/stream-message";

export type Stream = {
  sessionId: string;
  body: ReadableStream<Uint8Array>;
  /** Drops the message when the reader is too slow to take it; they are told to catch up once they can. */
  send(message: StreamMessage): void;
  /** Ends it, after what was sent. */
  end(): void;
};

export type StreamOptions = {
  hub: Hub;
  personId: string;
  sessionId: string;
  /** Once, when it has ended, whoever ended it. */
  onEnd(stream: Stream): void;
};

/** Browsers come back this many milliseconds after a stream has ended by itself. */
const RETRY_MS = 2_000;
/** Messages that may wait for one reader. */
const MOST_WAITING = 16;

const encoder = new TextEncoder();
const encoded = new WeakMap<StreamMessage, Uint8Array>();

/** A message for everybody is written out once. */
function encode(message: StreamMessage): Uint8Array {
  const known = encoded.get(message);
  if (known) return known;
  const bytes = encoder.encode(`data: ${JSON.stringify(message)}\n\n`);
  encoded.set(message, bytes);
  return bytes;
}

/** The body of one answer: server-sent events for one reader, of which only a few ever wait in memory. */
export function openStream({ hub, personId, sessionId, onEnd }: StreamOptions): Stream {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let behind = false;
  let leave = () => {};

  function send(message: StreamMessage): void {
    if (!controller) return;
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encode(message));
    else behind = true;
  }

  function ended(): boolean {
    if (!controller) return false;
    controller = undefined;
    leave();
    onEnd(stream);
    return true;
  }

  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(given) {
      controller = given;
      given.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`));
    },
    pull() {
      if (!behind) return;
      behind = false;
      send(hub.presently());
    },
    cancel: () => void ended(),
  };
  const stream: Stream = {
    sessionId,
    body: new ReadableStream(source, { highWaterMark: MOST_WAITING }),
    send,
    end() {
      const last = controller;
      if (ended()) last?.close();
    },
  };
  leave = hub.subscribe({ personId, hear: send });
  return stream;
}
