import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPacer } from "@/lib/live/pacer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs once for all that comes together", () => {
  const run = vi.fn();
  const pacer = createPacer({ run, leadMs: 10, gapMs: () => 100 });
  for (let n = 0; n < 50; n += 1) pacer.poke();
  vi.advanceTimersByTime(9);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
});

it("keeps its distance under load and is quick again after a quiet time", async () => {
  const ranAt: number[] = [];
  const pacer = createPacer({ run: () => void ranAt.push(Date.now()), leadMs: 10, gapMs: () => 100 });
  const began = Date.now();
  for (let n = 0; n < 30; n += 1) {
    pacer.poke();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(ranAt.map((at) => at - began)).toEqual([10, 110, 210]);
  await vi.advanceTimersByTimeAsync(500);
  ranAt.length = 0;
  const later = Date.now();
  pacer.poke();
  await vi.advanceTimersByTimeAsync(10);
  expect(ranAt.map((at) => at - later)).toEqual([10]);
});

it("never runs twice at a time, and not in vain for what came meanwhile", async () => {
  let open = 0;
  let most = 0;
  let runs = 0;
  const run = async () => {
    runs += 1;
    open += 1;
    most = Math.max(most, open);
    await new Promise((resolve) => setTimeout(resolve, 300));
    open -= 1;
  };
  const pacer = createPacer({ run, leadMs: 0, gapMs: (took) => took / 3 });
  pacer.poke();
  await vi.advanceTimersByTimeAsync(100);
  pacer.poke();
  pacer.poke();
  await vi.advanceTimersByTimeAsync(299);
  expect([runs, most]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(2);
  expect([runs, most]).toEqual([2, 1]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([runs, most]).toEqual([2, 1]);
});

it("does nothing more once stopped", async () => {
  const run = vi.fn();
  const pacer = createPacer({ run, leadMs: 10, gapMs: () => 100 });
  pacer.poke();
  pacer.stop();
  pacer.poke();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(run).not.toHaveBeenCalled();
});
