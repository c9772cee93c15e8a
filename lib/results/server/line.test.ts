import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Line } from "@/lib/results/server/line";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function lineOf(over: { capacity?: number; sideBySide?: number; serve?(id: string): Promise<unknown> } = {}) {
  const served: string[] = [];
  const errors: unknown[] = [];
  let underWay = 0;
  let most = 0;
  const { serve = () => new Promise((resolve) => setTimeout(resolve, 10)), ...limits } = over;
  const line = new Line({
    capacity: 1_000,
    sideBySide: 2,
    ...limits,
    serve: async (id) => {
      served.push(id);
      underWay += 1;
      most = Math.max(most, underWay);
      await serve(id).finally(() => {
        underWay -= 1;
      });
    },
    onError: (_id, error) => errors.push(error),
  });
  return { line, served, errors, most: () => most };
}

const pass = (ms = 60_000) => vi.advanceTimersByTimeAsync(ms);

test("who joins is served at once, in order, so many side by side", async () => {
  const { line, served, most } = lineOf();
  for (const id of ["a", "b", "c", "d"]) line.join(id);
  expect(served).toEqual(["a", "b"]);
  await pass();
  expect(served).toEqual(["a", "b", "c", "d"]);
  expect(most()).toBe(2);
});

test("joining again while in line changes nothing; while being served it means one more look", async () => {
  const { line, served } = lineOf({ sideBySide: 1 });
  for (let n = 0; n < 100; n += 1) line.join("a");
  await pass();
  expect(served).toEqual(["a", "a"]);
});

test("nobody is served twice at a time, and one that never rests keeps nobody waiting", async () => {
  const busy = new Set<string>();
  const twice: string[] = [];
  const { line, served } = lineOf({
    sideBySide: 3,
    serve: async (id) => {
      if (busy.has(id)) twice.push(id);
      busy.add(id);
      if (served.length < 500) line.join("restless");
      await new Promise((resolve) => setTimeout(resolve, 5));
      busy.delete(id);
    },
  });
  line.join("restless");
  const others = Array.from({ length: 20 }, (_, n) => `other ${n}`);
  for (const id of others) line.join(id);
  await pass(200);
  expect(others.filter((id) => !served.includes(id))).toEqual([]);
  await pass();
  expect(twice).toEqual([]);
});

test("a look that fails is told of and holds nobody up", async () => {
  const { line, served, errors } = lineOf({ serve: () => Promise.reject(new Error("database away")) });
  for (const id of ["a", "b", "c"]) line.join(id);
  await pass();
  expect(served).toEqual(["a", "b", "c"]);
  expect(errors).toHaveLength(3);
});

test("under a flood only so many stand in line, and afterwards it takes new ones", async () => {
  const { line, served } = lineOf({ capacity: 3 });
  for (const id of ["a", "b", "c", "d", "e", "f", "g"]) line.join(id);
  await pass();
  expect(served).toEqual(["a", "b", "c", "d", "e"]);
  line.join("later");
  await pass();
  expect(served.at(-1)).toBe("later");
});

test("stopping sends away who waits, ends what is under way, and takes nobody", async () => {
  const { line, served } = lineOf({ sideBySide: 1 });
  line.join("a");
  line.join("b");
  const stopping = line.stop();
  line.join("c");
  await pass();
  await stopping;
  expect(served).toEqual(["a"]);
});
