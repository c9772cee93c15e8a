import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openSource } from "@/lib/live/source";
import type { StreamMessage } from "@/lib/live/stream-message";

type Played = { say(message: StreamMessage): void; fail(): void; closed: boolean };

let opened: Played[];
let heard: string[];

beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
  heard = [];
});
afterEach(() => void vi.useRealTimers());

function source() {
  return openSource({
    random: () => 1,
    onMessage: ({ type }) => void heard.push(type),
    open(_address, onData, onError) {
      const played: Played = {
        say: (message) => onData(JSON.stringify(message)),
        fail: onError,
        closed: false,
      };
      opened.push(played);
      return () => {
        played.closed = true;
      };
    },
  });
}

it("passes on what is said", () => {
  source();
  opened[0]?.say({ type: "catch-up" });
  expect(heard).toEqual(["catch-up"]);
});

it("says when the line is lost, and opens another one: soon, then more and more seldom", () => {
  source();
  const pauses = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
  for (const [n, pause] of pauses.entries()) {
    opened.at(-1)?.fail();
    expect(opened[n]?.closed).toBe(true);
    vi.advanceTimersByTime(pause - 1);
    expect(opened).toHaveLength(n + 1);
    vi.advanceTimersByTime(1);
    expect(opened).toHaveLength(n + 2);
  }
  expect(new Set(heard)).toEqual(new Set(["blind"]));
  opened.at(-1)?.say({ type: "beat" });
  opened.at(-1)?.fail();
  vi.advanceTimersByTime(1_000);
  expect(opened).toHaveLength(pauses.length + 2);
});

it("takes a line without beats for dead", () => {
  source();
  vi.advanceTimersByTime(34_000);
  opened[0]?.say({ type: "beat" });
  vi.advanceTimersByTime(34_000);
  expect(opened[0]?.closed).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(opened[0]?.closed).toBe(true);
  expect(heard).toEqual(["beat", "blind"]);
});

it("does not come back by itself when newer ones took its place, but when somebody looks", () => {
  const line = source();
  opened[0]?.say({ type: "replaced" });
  vi.advanceTimersByTime(600_000);
  expect(opened).toHaveLength(1);
  expect(heard).toEqual(["blind"]);
  line.wake();
  expect(opened).toHaveLength(2);
});

it("is opened at once when somebody looks while it waits, and left alone when it is well", () => {
  const line = source();
  line.wake();
  expect(opened).toHaveLength(1);
  opened[0]?.fail();
  line.wake();
  expect(opened).toHaveLength(2);
});

it("ends for good", () => {
  const line = source();
  opened[0]?.fail();
  line.close();
  vi.advanceTimersByTime(600_000);
  expect(opened).toHaveLength(1);
});
