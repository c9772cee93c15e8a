import { describe, expect, it } from "vitest";
import { retryDelay, shouldRetry } from "@/components/frame/query-client";

describe("fetching again", () => {
  it("gives up at once on a refusal, and after three failures on anything else", () => {
    expect(shouldRetry(0, { status: 403 })).toBe(false);
    expect(shouldRetry(0, { status: 429 })).toBe(true);
    expect(shouldRetry(2, { status: 503 })).toBe(true);
    expect(shouldRetry(2, new TypeError("no network"))).toBe(true);
    expect(shouldRetry(3, new TypeError("no network"))).toBe(false);
  });

  it("waits longer each time, spread over half of the wait, and never over half a minute", () => {
    expect([0, 1, 2].map((attempt) => retryDelay(attempt, () => 1))).toEqual([1_000, 2_000, 4_000]);
    expect(retryDelay(2, () => 0)).toBe(2_000);
    expect(retryDelay(30, () => 1)).toBe(30_000);
  });
});
