import { beforeEach, expect, test, vi } from "vitest";
import { createBrake } from "@/lib/callbacks/server/brake";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  return () => vi.useRealTimers();
});

const limits = { perSecond: 10, delayMs: 250, mostHeld: 5 };

function flooded(times: number) {
  const brake = createBrake(limits);
  const answered: number[] = [];
  const taken = Array.from({ length: times }, (_, at) => brake.hold(() => answered.push(at)));
  return { brake, answered, taken };
}

test("rare junk is answered at once", () => {
  const brake = createBrake(limits);
  let answered = 0;
  for (let second = 0; second < 30; second += 1) {
    for (let at = 0; at < 10; at += 1) brake.hold(() => (answered += 1));
    expect(answered).toBe((second + 1) * 10);
    vi.advanceTimersByTime(1_000);
  }
});

test("what goes beyond waits, and beyond what may wait nothing is held", () => {
  const { answered, taken } = flooded(20);
  expect(answered).toHaveLength(10);
  expect(taken).toEqual([...Array(15).fill(true), ...Array(5).fill(false)]);
  vi.advanceTimersByTime(249);
  expect(answered).toHaveLength(10);
  vi.advanceTimersByTime(1);
  expect(answered).toHaveLength(15);
});

test("nobody who waits is forgotten when the console ends, and none is answered twice", () => {
  const { brake, answered } = flooded(15);
  brake.release();
  expect(answered).toHaveLength(15);
  vi.advanceTimersByTime(1_000);
  expect(answered).toHaveLength(15);
});

test("who comes after the end waits no more", () => {
  const { brake, answered } = flooded(15);
  brake.release();
  brake.hold(() => answered.push(99));
  expect(answered.at(-1)).toBe(99);
});
