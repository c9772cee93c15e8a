import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createHub, type Hub } from "@/lib/live/server/hub";
import type { Ear, ListenOptions } from "@/lib/live/server/listen";
import type { StreamMessage } from "@/lib/live/stream-message";

let database: ListenOptions | undefined;
let connections: number;
let stopped: number;
let hub: Hub;

beforeEach(() => {
  vi.useFakeTimers();
  connections = 0;
  stopped = 0;
  hub = createHub((options): Ear => {
    database = options;
    connections += 1;
    return {
      stop() {
        stopped += 1;
      },
    };
  });
});
afterEach(() => void vi.useRealTimers());

function reader(personId = "somebody") {
  const heard: StreamMessage[] = [];
  const leave = hub.subscribe({ personId, hear: (message) => void heard.push(message) });
  return { heard, leave };
}

const transaction = (id: string) => ({ kind: "transaction", id }) as const;
const notify = (...events: object[]) => {
  for (const event of events) database?.onPayload(JSON.stringify(event));
};

it("opens one connection, for the first who listens", () => {
  expect(connections).toBe(0);
  reader();
  reader();
  expect(connections).toBe(1);
});

it("begins with whether it hears anything, and says when that changes", () => {
  const early = reader();
  database?.onHearing(true);
  const late = reader();
  database?.onHearing(false);
  database?.onHearing(false);
  database?.onHearing(true);
  expect(early.heard.map(({ type }) => type)).toEqual(["blind", "catch-up", "blind", "catch-up"]);
  expect(late.heard.map(({ type }) => type)).toEqual(["catch-up", "blind", "catch-up"]);
});

it("tells everybody each thing once", () => {
  const readers = [reader(), reader()];
  notify(transaction("a"), transaction("b"), transaction("a"), { kind: "head-room" });
  vi.advanceTimersByTime(5);
  const events = [transaction("a"), transaction("b"), { kind: "head-room" }];
  for (const { heard } of readers) expect(heard.at(-1)).toEqual({ type: "events", events });
});

it("sends few messages however much happens", async () => {
  const { heard } = reader();
  for (let n = 0; n < 1_000; n += 1) {
    notify(transaction(String(n % 7)));
    await vi.advanceTimersByTimeAsync(1);
  }
  expect(heard.length).toBeLessThan(22);
});

it("tells of a verdict only whoever started the call, and says of nobody else who that is", () => {
  const [own, other] = [reader("me"), reader("you")];
  notify({ kind: "settled", id: "a", startedById: "me" }, transaction("a"));
  vi.advanceTimersByTime(5);
  expect(own.heard.at(-1)).toEqual({
    type: "events",
    events: [transaction("a"), { kind: "settled", id: "a" }],
  });
  expect(other.heard.at(-1)).toEqual({ type: "events", events: [transaction("a")] });
});

it("tells of a phone its owner alone, and nobody else that there is one", () => {
  const [own, other] = [reader("me"), reader("you")];
  const before = other.heard.length;
  notify({ kind: "pairing", id: "a", personId: "me" });
  vi.advanceTimersByTime(5);
  expect(own.heard.at(-1)).toEqual({ type: "events", events: [{ kind: "pairing", id: "a" }] });
  expect(other.heard).toHaveLength(before);
});

it("says catch up where there is too much to name", async () => {
  const { heard } = reader();
  notify(...Array.from({ length: 5_000 }, (_, n) => transaction(String(n))));
  await vi.advanceTimersByTimeAsync(5);
  expect(heard.at(-1)).toEqual({ type: "catch-up" });
  notify(transaction("a"));
  await vi.advanceTimersByTimeAsync(100);
  expect(heard.at(-1)?.type).toBe("events");
  notify(transaction("a"), { kind: "many" });
  await vi.advanceTimersByTimeAsync(100);
  expect(heard.at(-1)).toEqual({ type: "catch-up" });
});

it("passes over what it cannot read", () => {
  const { heard } = reader();
  for (const payload of ["", "{", '{"kind":"sale"}']) database?.onPayload(payload);
  vi.advanceTimersByTime(100);
  expect(heard).toHaveLength(1);
});

it("is silent to whoever has left, and stops its connection", () => {
  const { heard, leave } = reader();
  leave();
  notify(transaction("a"));
  vi.advanceTimersByTime(100);
  expect(heard).toHaveLength(1);
  hub.stop();
  expect(stopped).toBe(1);
});
