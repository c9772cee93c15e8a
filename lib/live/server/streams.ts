import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import type { Hub } from "@/lib/live/server/hub";
import { openStream, type Stream } from "@/lib/live/server/open-stream";
import { BEAT_MS, type StreamMessage } from "@/lib/live/stream-message";
import { log } from "@/lib/platform/server/log";
import { setGauge } from "@/lib/platform/server/metrics";

export type StreamsOptions = {
  hub: Hub;
  /** Those of the sessions that are still open, of somebody who may. */
  stillMay(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
};

export type Streams = {
  /** Null when this process holds as many as it can. */
  open(actor: Pick<Actor, "personId" | "sessionId">): ReadableStream<Uint8Array> | null;
  /** Ends them all, and opens no other. */
  stop(): void;
};

/** Browsers share one among their tabs; those that cannot open one a tab, and speak HTTP/1.1 over six connections. */
const MOST_A_SESSION = 6;
const MOST_A_PROCESS = 2_000;
const CHECK_EVERY_MS = 5_000;

const BEAT: StreamMessage = { type: "beat" };
const REPLACED: StreamMessage = { type: "replaced" };

/**
 * All streams of this process. Each session's right to them is asked again every five seconds, for all of them in
 * one query, and without touching when a session was last used: a stream is no sign of a person.
 */
export function createStreams({ hub, stillMay }: StreamsOptions): Streams {
  const open = new Set<Stream>();
  let doubts = 0;
  let stopped = false;

  const counted = () => setGauge("console_live_streams", open.size);

  async function check(): Promise<void> {
    if (open.size === 0) return;
    const asked = [...open];
    const allowed = await stillMay([...new Set(asked.map(({ sessionId }) => sessionId))]);
    for (const stream of asked) if (!allowed.has(stream.sessionId)) stream.end();
  }

  /** What cannot be asked once may pass; twice in a row nobody is trusted any more. */
  function doubt(err: unknown): void {
    doubts += 1;
    if (doubts < 2) return;
    log.warn({ err }, "sessions could not be checked: their streams are ended");
    for (const stream of open) stream.end();
  }

  const checking = setInterval(() => {
    check().then(() => {
      doubts = 0;
    }, doubt);
  }, CHECK_EVERY_MS);
  const beating = setInterval(() => {
    for (const stream of open) stream.send(BEAT);
  }, BEAT_MS);

  function makeRoom(sessionId: string): void {
    const own = [...open].filter((stream) => stream.sessionId === sessionId);
    for (const oldest of own.slice(0, Math.max(0, own.length + 1 - MOST_A_SESSION))) {
      oldest.send(REPLACED);
      oldest.end();
    }
  }

  return {
    open({ personId, sessionId }) {
      makeRoom(sessionId);
      if (stopped || open.size >= MOST_A_PROCESS) return null;
      const onEnd = (ended: Stream) => {
        open.delete(ended);
        counted();
      };
      const stream = openStream({ hub, personId, sessionId, onEnd });
      open.add(stream);
      counted();
      return stream.body;
    },
    stop() {
      stopped = true;
      clearInterval(checking);
      clearInterval(beating);
      for (const stream of open) stream.end();
      hub.stop();
    },
  };
}
