import { DEAD_AFTER_MS, EVENTS_ADDRESS, type StreamMessage } from "@/lib/live/stream-message";

/** Opens an EventSource, or what plays one in a test; the answer closes it. */
export type OpenEventSource = (
  address: string,
  onData: (data: string) => void,
  onError: () => void,
) => () => void;

export type Source = {
  /** The machine may have slept: a line that has been silent for longer than beats should take is opened anew. */
  wake(): void;
  close(): void;
};

export type SourceOptions = {
  open?: OpenEventSource;
  /** Gets what the console says, and `blind` whenever the line is lost. */
  onMessage(message: StreamMessage): void;
  random?: () => number;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

const inBrowser: OpenEventSource = (address, onData, onError) => {
  const source = new EventSource(address);
  source.onmessage = ({ data }) => onData(String(data));
  source.onerror = onError;
  return () => source.close();
};

/**
 * The stream of the console's news, opened again whenever it is lost: soon at first, then more seldom, and never by
 * all browsers at one instant. (An EventSource that was refused stays closed, and some never notice a dead line.)
 */
export function openSource({ open = inBrowser, onMessage, random = Math.random }: SourceOptions): Source {
  let close: (() => void) | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let heardAt = performance.now();

  function connect(): void {
    stop();
    heardAt = performance.now();
    close = open(EVENTS_ADDRESS, hear, () => lost(pause()));
    watch();
  }

  function hear(data: string): void {
    failures = 0;
    heardAt = performance.now();
    watch();
    const message = JSON.parse(data) as StreamMessage;
    // Newer tabs took its place: it comes back when somebody looks at it again.
    if (message.type === "replaced") lost(null);
    else onMessage(message);
  }

  function watch(): void {
    clearTimeout(silence);
    silence = setTimeout(() => lost(pause()), DEAD_AFTER_MS);
  }

  function pause(): number {
    const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
    failures += 1;
    return ceiling / 2 + (ceiling / 2) * random();
  }

  function lost(pauseMs: number | null): void {
    stop();
    onMessage({ type: "blind" });
    if (pauseMs !== null) again = setTimeout(connect, pauseMs);
  }

  function stop(): void {
    clearTimeout(again);
    clearTimeout(silence);
    close?.();
    close = undefined;
  }

  connect();
  return {
    wake() {
      if (close && performance.now() - heardAt < DEAD_AFTER_MS) return;
      failures = 0;
      connect();
    },
    close: stop,
  };
}
