import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hub, Subscriber } from "@/lib/live/server/hub";
import { createStreams, type Streams } from "@/lib/live/server/streams";
import type { StreamMessage } from "@/lib/live/stream-message";
import { log } from "@/lib/platform/server/log";

let subscribers: Set<Subscriber>;
let allowed: Set<string> | Error;
let streams: Streams;

const CATCH_UP: StreamMessage = { type: "catch-up" };
const hub: Hub = {
  presently: () => CATCH_UP,
  subscribe(subscriber) {
    subscribers.add(subscriber);
    subscriber.hear(CATCH_UP);
    return () => void subscribers.delete(subscriber);
  },
  stop: () => {},
};

beforeEach(() => {
  vi.useFakeTimers();
  subscribers = new Set();
  allowed = new Set(["s"]);
  streams = createStreams({
    hub,
    stillMay: async () => {
      if (allowed instanceof Error) throw allowed;
      return allowed;
    },
  });
});
afterEach(() => {
  streams.stop();
  vi.useRealTimers();
});

/** Reads what is there; `done` once the stream has ended. */
function open(sessionId = "s") {
  const body = streams.open({ personId: "p", sessionId });
  if (!body) throw new Error("There was no room");
  const reader = body.getReader();
  const got = { text: "", done: false };
  const drain = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      got.text += new TextDecoder().decode(value);
    }
    got.done = true;
  };
  return { got, drain, reader };
}

const tell = (message: StreamMessage) => {
  for (const { hear } of subscribers) hear(message);
};
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("a stream", () => {
  it("says when to come back, that all should be read, then what happens, and that it is alive", async () => {
    const { got, drain } = open();
    void drain();
    tell({ type: "events", events: [{ kind: "head-room" }] });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(got.text).toBe(
      'retry: 2000\n\ndata: {"type":"catch-up"}\n\ndata: {"type":"events","events":[{"kind":"head-room"}]}\n\ndata: {"type":"beat"}\n\n',
    );
  });

  it("keeps a few messages for a reader who is slow, then one that says catch up", async () => {
    const { got, drain } = open();
    for (let n = 0; n < 1_000; n += 1)
      tell({ type: "events", events: [{ kind: "transaction", id: `${n}` }] });
    void drain();
    await settle();
    const messages = got.text.split("\n\n").filter(Boolean);
    expect(messages.length).toBeLessThan(25);
    expect(messages.at(-1)).toBe('data: {"type":"catch-up"}');
    tell({ type: "beat" });
    await settle();
    expect(got.text).toMatch(/"beat"}\n\n$/);
  });

  it("frees its place when the browser has gone", async () => {
    const { reader } = open();
    await reader.cancel();
    expect(subscribers.size).toBe(0);
  });
});

describe("the right to a stream", () => {
  it("ends within seconds of its session, and others go on", async () => {
    allowed = new Set(["s", "t"]);
    const [ended, kept] = [open("s"), open("t")];
    void ended.drain();
    void kept.drain();
    await vi.advanceTimersByTimeAsync(30_000);
    expect([ended.got.done, kept.got.done]).toEqual([false, false]);
    allowed = new Set(["t"]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([ended.got.done, kept.got.done]).toEqual([true, false]);
    expect(subscribers.size).toBe(1);
  });

  it("is doubted when it cannot be asked twice in a row", async () => {
    vi.spyOn(log, "warn").mockImplementation(() => undefined);
    const { got, drain } = open();
    void drain();
    allowed = new Error("no database");
    await vi.advanceTimersByTimeAsync(5_000);
    allowed = new Set(["s"]);
    await vi.advanceTimersByTimeAsync(5_000);
    allowed = new Error("no database");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(got.done).toBe(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(got.done).toBe(true);
  });
});

describe("room", () => {
  it("is for six streams of a session: the oldest goes, and is told not to come back", async () => {
    const opened = Array.from({ length: 7 }, () => open());
    for (const { drain } of opened) void drain();
    await settle();
    expect(opened.map(({ got }) => got.done)).toEqual([true, ...Array(6).fill(false)]);
    expect(opened[0]?.got.text).toMatch(/"replaced"}\n\n$/);
  });

  it("is bounded for the process, and free again when somebody leaves", async () => {
    const first = open("first");
    for (let n = 1; n < 2_000; n += 1) streams.open({ personId: "p", sessionId: `${n}` });
    expect(streams.open({ personId: "p", sessionId: "late" })).toBeNull();
    await first.reader.cancel();
    expect(streams.open({ personId: "p", sessionId: "late" })).not.toBeNull();
  });

  it("is gone once the console stops: open streams end, others are refused", async () => {
    const { got, drain } = open();
    void drain();
    streams.stop();
    await settle();
    expect(got.done).toBe(true);
    expect(streams.open({ personId: "p", sessionId: "s" })).toBeNull();
  });
});
