import { validate, version } from "uuid";
import { afterEach, expect, test, vi } from "vitest";
import { isId, newId } from "@/lib/kernel/ids";

afterEach(() => void vi.useRealTimers());

test("ten thousand ids are UUIDs of version 7, each sorts after the one before it", () => {
  const ids = Array.from({ length: 10_000 }, newId);
  expect(ids.every((id) => validate(id) && version(id) === 7 && isId(id))).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("ids go on sorting later although the clock stands still, or is set back", () => {
  vi.useFakeTimers({ now: Date.UTC(2030, 0, 1) });
  const still = Array.from({ length: 100 }, newId);
  vi.setSystemTime(Date.UTC(2029, 11, 31));
  const back = Array.from({ length: 100 }, newId);
  vi.setSystemTime(Date.UTC(2030, 0, 1, 0, 0, 1));
  const ids = [...still, ...back, newId()];
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the bits after the time and the sequence differ from id to id", () => {
  const tails = Array.from({ length: 2_000 }, () => newId().slice(-10));
  expect(new Set(tails).size).toBe(tails.length);
});
