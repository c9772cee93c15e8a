import { describe, expect, it } from "vitest";
import { keyWork, type TraceEvent } from "./key-work.ts";

const MAIN = { pid: 7, tid: 1 };
/** The page's clock begins at 1,000 ms of the trace. */
const timing = (type: string, at: number, data: object): TraceEvent => ({
  ...MAIN,
  name: "EventTiming",
  ph: "b",
  ts: at * 1_000,
  args: { data: { type, timeStamp: at - 1_000, ...data } },
});
const task = (at: number, lasts: number, processor: number, tid = 1): TraceEvent => ({
  ...MAIN,
  name: "ThreadControllerImpl::RunTask",
  ph: "X",
  ts: at * 1_000,
  dur: lasts * 1_000,
  tdur: processor * 1_000,
  tid,
});

const layers = (at: number): TraceEvent => ({
  ...task(at, 0.1, 0.1),
  name: "Layerize",
});
/** Pressed at 1,100; the text has changed by 1,106. */
const KEY = [
  timing("keydown", 1_100, { processingEnd: 104, duration: 30 }),
  timing("input", 1_104, { processingEnd: 106, duration: 26 }),
];

describe("keyWork", () => {
  it("counts what the main thread does until the commit, and not what it waits for in between", () => {
    const [only] = keyWork([...KEY, task(1_103, 4, 3), task(1_110, 10, 9), layers(1_112)]);
    expect(only).toEqual({ work: 12, busy: 14, shown: 30 });
  });

  it("counts a task before which the key had to wait, from the key on, and none of what follows", () => {
    const before = task(1_096, 8, 8);
    const [only] = keyWork([...KEY, before, task(1_106, 20, 10), layers(1_120), task(1_130, 50, 50)]);
    expect(only).toMatchObject({ work: 4 + 10, busy: 4 + 20 });
  });

  it("leaves other threads out", () => {
    const [only] = keyWork([
      ...KEY,
      task(1_103, 4, 4),
      task(1_104, 10, 10, 2),
      task(1_107, 1, 1),
      layers(1_107),
    ]);
    expect(only).toMatchObject({ work: 5 });
  });

  it("ends with the first frame after the text has changed, and not with one before", () => {
    const early = [task(1_101, 2, 2), layers(1_102)];
    const first = [task(1_103, 4, 4), task(1_110, 5, 5), layers(1_111)];
    const second = [task(1_120, 5, 5), layers(1_121)];
    expect(keyWork([...KEY, ...early, ...first, ...second])[0]).toMatchObject({ work: 2 + 4 + 5 });
  });

  it("refuses a key that was never painted", () => {
    expect(() => keyWork([...KEY, task(1_103, 4, 4), task(1_110, 10, 9)])).toThrow("never painted");
  });
});
