import { describe, expect, it } from "vitest";
import { roomOf } from "@/lib/limits/head-room";

const now = 100_000;
const at = (...before: number[]) => before.map((ms) => now - ms);
const full = { now, pace: 10, spanMs: 1_050 };

describe("the room of a lane", () => {
  it.each([
    ["nobody has called", [], { free: 10, waiting: 0, waitMs: 0 }],
    ["two calls went out just now", at(20, 10), { free: 8, waiting: 0, waitMs: 0 }],
    ["those of the last second are forgotten", at(1_060, 1_050, 10), { free: 9, waiting: 0, waitMs: 0 }],
    ["the burst is used up", at(...Array(10).fill(400)), { free: 0, waiting: 0, waitMs: 650 }],
    ["three more wait", at(...Array(10).fill(400), -650, -650, -650), { free: 0, waiting: 3, waitMs: 650 }],
    [
      "a whole burst waits",
      at(...Array(10).fill(400), ...Array(10).fill(-650)),
      { free: 0, waiting: 10, waitMs: 1_700 },
    ],
  ])("when %s", (_, slots, room) => {
    expect(roomOf({ ...full, slots })).toEqual(room);
  });

  it("is one call at a time when the pace is below one a second", () => {
    const slow = { now, pace: 0.5, spanMs: 2_100 };
    expect(roomOf({ ...slow, slots: [] })).toEqual({ free: 1, waiting: 0, waitMs: 0 });
    expect(roomOf({ ...slow, slots: at(100) })).toEqual({ free: 0, waiting: 0, waitMs: 2_000 });
  });
});
