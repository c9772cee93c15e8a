import { afterEach, beforeEach, expect, it, vi } from "vitest";

const SERVER = "2026-11-23T02:00:00.000Z";
const SERVER_MS = Date.parse(SERVER);

/** A page of its own: the store keeps its state in the module. */
async function freshPage() {
  vi.resetModules();
  return await import("@/components/shared/clock-store");
}

let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  vi.stubGlobal("document", page);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("ticks once a second for everybody who listens, and stops with the last of them", async () => {
  const clock = await freshPage();
  const [one, other] = [vi.fn(), vi.fn()];
  clock.correctClock(SERVER);
  const stops = [clock.listenToClock(one), clock.listenToClock(other)];
  one.mockClear();
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(10_500);
  expect(one).toHaveBeenCalledTimes(10);
  expect(other).toHaveBeenCalledTimes(10);
  for (const stop of stops) stop();
  expect(vi.getTimerCount()).toBe(0);
});

it("is not moved by a browser clock that is set an hour on or back", async () => {
  const clock = await freshPage();
  clock.correctClock(SERVER);
  const stop = clock.listenToClock(() => {});
  vi.setSystemTime(SERVER_MS + 3_600_000);
  vi.advanceTimersByTime(5_010);
  expect(Math.floor(((clock.readClock() ?? 0) - SERVER_MS) / 1_000)).toBe(5);
  vi.setSystemTime(SERVER_MS - 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(Math.floor(((clock.readClock() ?? 0) - SERVER_MS) / 1_000)).toBe(10);
  stop();
});

it("takes a later word of the server, and keeps its own against one that travelled longer", async () => {
  const clock = await freshPage();
  clock.correctClock(SERVER);
  clock.correctClock("2026-11-23T01:59:58.000Z");
  expect(clock.readClock()).toBe(SERVER_MS);
  clock.correctClock("2026-11-23T02:10:00.000Z");
  expect(clock.readClock()).toBe(SERVER_MS + 600_000);
});

it("ignores what is no time", async () => {
  const clock = await freshPage();
  clock.correctClock("yesterday");
  expect(clock.readClock()).toBeNull();
});

it("reads itself anew when a hidden page is looked at again", async () => {
  const clock = await freshPage();
  clock.correctClock(SERVER);
  const heard = vi.fn();
  const stop = clock.listenToClock(heard);
  heard.mockClear();
  page.dispatchEvent(new Event("visibilitychange"));
  expect(heard).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(1);
  stop();
});
