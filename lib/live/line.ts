import { openSource, type Source, type SourceOptions } from "@/lib/live/source";
import { DEAD_AFTER_MS, type StreamMessage } from "@/lib/live/stream-message";

/** What tabs of one browser say to each other. */
type Word =
  | { say: "news"; message: StreamMessage }
  /** Whoever reads the stream should tell `from` how it is. */
  | { say: "ask"; from: string }
  | { say: "answer"; to: string; message: StreamMessage };

/** The parts of a browser that are needed; each may be missing. */
export type Surroundings = {
  locks: Pick<LockManager, "request"> | undefined;
  channel: Pick<BroadcastChannel, "postMessage" | "onmessage" | "close"> | undefined;
  openSource(options: Pick<SourceOptions, "onMessage">): Source;
  newId(): string;
};

export type Line = {
  /** Somebody looks again, or the network is back: make sure that the line is alive. */
  wake(): void;
  close(): void;
};

const LOCK = "console-live";
/** A tab that reads the stream answers at once; one that does not is frozen. */
const ANSWER_WITHIN_MS = 2_000;

const TELLS_ITSELF = new Set(["catch-up", "blind"]);

/**
 * The news of the console for one tab. Of all tabs of a browser one reads the stream and passes it on, because a
 * browser opens only six connections to a server over HTTP/1.1: the one that holds a lock, which another gets when
 * it closes, or takes when it does not answer. Where a browser has no such locks, each tab reads for itself.
 */
export function openLine(onMessage: (message: StreamMessage) => void, around: Surroundings): Line {
  const { locks, channel } = around;
  if (!locks || !channel) return openOwn(onMessage, around);
  const me = around.newId();
  let source: Source | undefined;
  let state: StreamMessage = { type: "blind" };
  let doubt: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let giveUp = () => {};

  function hear(message: StreamMessage): void {
    if (TELLS_ITSELF.has(message.type)) state = message;
    onMessage(message);
  }

  function say(word: Word): void {
    channel?.postMessage(word);
  }

  /** Holds the lock, and so the stream, until the tab gives it up or it is taken. */
  function lead(): Promise<void> {
    if (closed) return Promise.resolve();
    clearTimeout(doubt);
    clearTimeout(silence);
    source = around.openSource({
      onMessage(message) {
        hear(message);
        say({ say: "news", message });
      },
    });
    return new Promise((resolve) => {
      giveUp = resolve;
    });
  }

  function follow(steal: boolean): void {
    const taken = () => {
      source?.close();
      source = undefined;
      if (!closed) follow(false);
    };
    locks?.request(LOCK, steal ? { steal } : {}, lead).catch(taken);
  }

  function ask(): void {
    say({ say: "ask", from: me });
    clearTimeout(doubt);
    doubt = setTimeout(() => source || closed || follow(true), ANSWER_WITHIN_MS);
  }

  /** Whoever reads the stream passes on its beats too. */
  function watch(): void {
    clearTimeout(doubt);
    clearTimeout(silence);
    silence = setTimeout(ask, DEAD_AFTER_MS);
  }

  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.say === "ask") {
      if (source) say({ say: "answer", to: data.from, message: state });
    } else if (!source && (data.say === "news" || data.to === me)) {
      watch();
      hear(data.message);
    }
  };
  follow(false);
  ask();
  return {
    wake: () => (source ? source.wake() : ask()),
    close() {
      closed = true;
      clearTimeout(doubt);
      clearTimeout(silence);
      source?.close();
      giveUp();
      channel.close();
    },
  };
}

function openOwn(onMessage: (message: StreamMessage) => void, around: Surroundings): Line {
  around.channel?.close();
  return around.openSource({ onMessage });
}

/** What this browser has of it. Locks are for secure addresses: https, or the machine itself. */
export function browserSurroundings(): Surroundings {
  return {
    locks: navigator.locks,
    channel: typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(LOCK),
    openSource,
    newId: () => `${performance.timeOrigin}-${Math.random()}`,
  };
}
