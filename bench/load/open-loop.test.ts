import { beforeEach, describe, expect, it, vi } from "vitest";
import { openLoop } from "./open-loop.ts";

describe("openLoop", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
    return () => vi.useRealTimers();
  });

  const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  it("starts calls at their times although earlier ones still run", async () => {
    const started: number[] = [];
    const running = openLoop(10, 4, async () => {
      started.push(performance.now());
      await later(1_000);
    });
    const begin = performance.now();
    await vi.runAllTimersAsync();
    const times = await running;
    expect(started.map((at) => Math.round(at - begin))).toEqual([0, 100, 200, 300]);
    expect(times.map(Math.round)).toEqual([1_000, 1_000, 1_000, 1_000]);
  });

  it("charges the wait to every call that a stall delayed", async () => {
    const running = openLoop(10, 3, async (index) => {
      if (index === 0) vi.advanceTimersByTime(500);
      await later(10);
    });
    await vi.runAllTimersAsync();
    const times = await running;
    expect(times[1]).toBeGreaterThanOrEqual(400);
    expect(times[2]).toBeGreaterThanOrEqual(300);
  });

  it("throws what a call threw", async () => {
    const running = openLoop(100, 3, async (index) => {
      if (index === 1) throw new Error("refused");
      await later(500);
    });
    const seen = expect(running).rejects.toThrow("refused");
    await vi.runAllTimersAsync();
    await seen;
  });
});
