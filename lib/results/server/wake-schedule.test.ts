import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WakeSchedule } from "@/lib/results/server/wake-schedule";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function schedule(attempt: (id: string) => Promise<"done" | "again">, over = {}) {
  const errors: unknown[] = [];
  const attempts: string[] = [];
  const made = new WakeSchedule({
    waits: [10, 100, 1_000],
    capacity: 3,
    sideBySide: 2,
    attempt: (id) => {
      attempts.push(id);
      return attempt(id);
    },
    onError: (_id, error) => errors.push(error),
    ...over,
  });
  return { made, attempts, errors };
}

test("an attempt that is done is the last; one that is not is repeated so often and no more", async () => {
  const { made, attempts } = schedule(async (id) => (id === "ready" ? "done" : "again"));
  made.wake("ready");
  made.wake("slow");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts.filter((id) => id === "ready")).toHaveLength(1);
  expect(attempts.filter((id) => id === "slow")).toHaveLength(3);
});

test("many wakes before the first attempt are one attempt", async () => {
  const { made, attempts } = schedule(async () => "done");
  for (let n = 0; n < 100; n += 1) made.wake("a");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts).toEqual(["a"]);
});

test("news while waiting for a later attempt bring it forward", async () => {
  const { made, attempts } = schedule(async () => "again");
  made.wake("a");
  await vi.advanceTimersByTimeAsync(10);
  made.wake("a");
  await vi.advanceTimersByTimeAsync(10);
  expect(attempts).toEqual(["a", "a"]);
});

test("news during an attempt are looked at after it, even when it was done", async () => {
  let finish: (outcome: "done") => void = () => {};
  const { made, attempts } = schedule(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  made.wake("a");
  await vi.advanceTimersByTimeAsync(10);
  made.wake("a");
  finish("done");
  await vi.advanceTimersByTimeAsync(10);
  expect(attempts).toEqual(["a", "a"]);
});

test("a failing attempt is reported and repeated; it takes nothing down", async () => {
  const { made, attempts, errors } = schedule(async () => {
    throw new Error("database away");
  });
  made.wake("a");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts).toHaveLength(3);
  expect(errors).toHaveLength(3);
});

test("under a flood only so many are held, and only so many run side by side", async () => {
  let running = 0;
  let most = 0;
  const { made, attempts } = schedule(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 30));
    running -= 1;
    return "done";
  });
  for (const id of ["a", "b", "c", "d", "e"]) made.wake(id);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts).toEqual(["a", "b", "c"]);
  expect(most).toBe(2);
});

const taking = (ms: number) => async () => {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return "done" as const;
};

test("what is due is served in the order in which it came, as soon as places become free", async () => {
  const begun: [string, number][] = [];
  const from = Date.now();
  const { made } = schedule(
    (id) => {
      begun.push([id, Date.now() - from]);
      return taking(30)();
    },
    { capacity: 100 },
  );
  for (const id of ["a", "b", "c", "d", "e"]) made.wake(id);
  await vi.advanceTimersByTimeAsync(60_000);
  const order = [
    ["a", 10],
    ["b", 10],
    ["c", 40],
    ["d", 40],
    ["e", 70],
  ];
  expect(begun).toEqual(order);
});

test("one that never rests does not keep the others waiting", async () => {
  const { made, attempts } = schedule(
    (id) => {
      if (id === "restless") made.wake("restless");
      return taking(5)();
    },
    { capacity: 100, sideBySide: 1 },
  );
  made.wake("restless");
  const others = Array.from({ length: 20 }, (_, n) => `other ${n}`);
  for (const id of others) made.wake(id);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(others.filter((id) => attempts.filter((each) => each === id).length === 1)).toHaveLength(20);
});

test("standing in line costs no timer", async () => {
  const { made } = schedule(() => new Promise(() => {}), { capacity: 2_000 });
  for (let n = 0; n < 1_000; n += 1) made.wake(`id ${n}`);
  await vi.advanceTimersByTimeAsync(10);
  expect(vi.getTimerCount()).toBe(0);
});

test("a place that becomes free may be taken by the next one: nothing held is ever forgotten", async () => {
  const { made, attempts } = schedule(taking(7), { capacity: 500, sideBySide: 3 });
  const ids = Array.from({ length: 500 }, (_, n) => `id ${n}`);
  for (const id of [...ids, ...ids]) made.wake(id);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts.toSorted()).toEqual(ids.toSorted());
  made.wake("after");
  await vi.advanceTimersByTimeAsync(100);
  expect(attempts.at(-1)).toBe("after");
});

test("stopping forgets what is planned, waits for what is under way, and starts nothing more", async () => {
  let finish: (outcome: "again") => void = () => {};
  const { made, attempts } = schedule(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  made.wake("a");
  await vi.advanceTimersByTimeAsync(10);
  made.wake("b");
  let stopped = false;
  const stopping = made.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect([attempts, stopped]).toEqual([["a"], false]);
  finish("again");
  await stopping;
  made.wake("c");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts).toEqual(["a"]);
});
