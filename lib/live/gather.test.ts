import { describe, expect, it } from "vitest";
import { concerns, type LiveEvent, readChannelEvent } from "@/lib/live/events";
import { gapAfter, gather, NO_NEWS } from "@/lib/live/gather";

const of = (id: string): LiveEvent => ({ kind: "transaction", id });

describe("topics", () => {
  it.each<[LiveEvent, string[], boolean]>([
    [of("a"), ["transaction"], true],
    [of("a"), ["transaction:a"], true],
    [of("a"), ["transaction:b"], false],
    [of("a"), ["head-room", "settled"], false],
    [{ kind: "head-room" }, ["head-room"], true],
    [{ kind: "settled", id: "a" }, ["transaction:a"], false],
    [{ kind: "settled", id: "a" }, ["settled"], true],
  ])("%j concerns %j: %s", (event, topics, expected) => {
    expect(concerns(event, topics as never)).toBe(expected);
  });
});

describe("what comes over the channel", () => {
  it.each([
    "",
    "null",
    "7",
    "[]",
    "{}",
    '{"kind":"transaction"}',
    '{"kind":"transaction","id":7}',
    '{"kind":"x"}',
    "{",
  ])("is nothing when it is %j", (payload) => expect(readChannelEvent(payload)).toBeNull());

  it("keeps nothing that it does not know", () => {
    expect(readChannelEvent('{"kind":"transaction","id":"a","name":"Somebody"}')).toEqual(of("a"));
    expect(readChannelEvent('{"kind":"settled","id":"a"}')).toBeNull();
  });
});

describe("gathering", () => {
  it("names each thing once", () => {
    const first = gather(NO_NEWS, ["transaction"], { type: "events", events: [of("a"), of("b")] });
    const both = gather(first, ["transaction"], { type: "events", events: [of("b"), of("c")] });
    expect(both).toEqual({ events: [of("a"), of("b"), of("c")], catchUp: false });
  });

  it("is the same when a message brought nothing", () => {
    expect(gather(NO_NEWS, ["head-room"], { type: "events", events: [of("a")] })).toBe(NO_NEWS);
    expect(gather(NO_NEWS, ["transaction"], { type: "beat" })).toBe(NO_NEWS);
  });

  it("remembers that something may have been missed", () => {
    const missed = gather(NO_NEWS, ["transaction:a"], { type: "catch-up" });
    expect(gather(missed, ["transaction:a"], { type: "events", events: [of("a")] })).toEqual({
      events: [of("a")],
      catchUp: true,
    });
  });

  it("reads again often while that is quick, seldom while it is slow, each second at least", () => {
    expect([0, 10, 100, 200, 60_000].map(gapAfter)).toEqual([150, 150, 400, 800, 1_000]);
  });
});
