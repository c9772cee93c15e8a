import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Fault } from "../runtime/fault.ts";
import { FOR_EVER, keepRunning, OR_END, type Running } from "./keep-running.ts";
import type { Shutdown } from "./shutdown.ts";

type Part = Parameters<Shutdown["add"]>[0];

let stopping: AbortController;
let parts: Map<string, Part>;
let asked: string[];
let said: string;

beforeEach(() => {
  vi.useFakeTimers();
  [stopping, parts, asked, said] = [new AbortController(), new Map(), [], ""];
  vi.spyOn(console, "error").mockImplementation((line) => {
    said += `${line}\n`;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function shutdown(): Shutdown {
  return {
    wanted: new Promise(() => {}),
    signal: stopping.signal,
    ask: (reason) => void asked.push(reason),
    add: (part) => void parts.set(part.name, part),
    run: async () => {},
  };
}

/** A part whose starts succeed or fail as they are told, and whose runs end when they are told. */
function partThat(...fates: ("runs" | "fails")[]) {
  const runs: { end(how: string): void; stopped: boolean }[] = [];
  let starts = 0;
  const start = async (): Promise<Running> => {
    const fate = fates[Math.min(starts, fates.length - 1)];
    starts += 1;
    if (fate === "fails") throw new Fault("The disk is full.", "Make room.");
    const { promise, resolve } = Promise.withResolvers<string>();
    const run = { end: resolve, stopped: false };
    runs.push(run);
    const stop = async () => {
      run.stopped = true;
      resolve("stopped");
    };
    return { pid: 1_000 + runs.length, ended: promise, stop };
  };
  return { start, runs, starts: () => starts };
}

test("a part that can never be missed is tried until its start succeeds, and each failure is said plainly", async () => {
  const part = partThat("runs", "fails", "fails", "fails", "fails", "fails", "fails", "runs");
  await keepRunning("PostgreSQL", part.start, shutdown(), FOR_EVER);
  part.runs[0]?.end("was ended by SIGABRT");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(part.starts()).toBe(8);
  expect(parts.get("PostgreSQL")?.pid).toBe(1_002);
  expect(said).toContain("! PostgreSQL was ended by SIGABRT; starting it again.");
  expect(said.match(/PostgreSQL could not be started again/g)).toHaveLength(6);
  expect(said).toContain("✗ The disk is full.\n  Make room.\n");
  expect([asked, process.exitCode]).toEqual([[], undefined]);
});

test("the pauses before it grow, so that an hour of failing costs little", async () => {
  const part = partThat("runs", "fails");
  await keepRunning("PostgreSQL", part.start, shutdown(), FOR_EVER);
  part.runs[0]?.end("");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(part.starts()).toBe(3);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(part.starts()).toBeLessThan(500);
  expect(part.starts()).toBeGreaterThan(200);
});

test("the part that is the console takes it down when it ends four times in a minute, failed starts among them", async () => {
  const part = partThat("runs", "fails", "runs", "fails", "runs");
  await keepRunning("server", part.start, shutdown(), OR_END);
  part.runs[0]?.end("");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toEqual([]);
  part.runs[1]?.end("");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(part.starts()).toBe(4);
  expect(asked).toEqual(["server cannot be kept running"]);
  expect(said).toContain("✗ server ended 4 times in a minute.");
});

test("ends that lie further apart never add up", async () => {
  const part = partThat("runs");
  await keepRunning("server", part.start, shutdown(), OR_END);
  for (let time = 0; time < 12; time += 1) {
    part.runs[time]?.end("");
    await vi.advanceTimersByTimeAsync(21_000);
  }
  expect([part.starts(), asked]).toEqual([13, []]);
});

test("a first start that fails is the caller's to tell", async () => {
  await expect(keepRunning("PostgreSQL", partThat("fails").start, shutdown(), FOR_EVER)).rejects.toThrow(
    "full",
  );
  expect(said).toBe("");
});

test("a shutdown ends the trying, and stops what was just being started", async () => {
  const part = partThat("runs", "fails", "runs");
  const waits = Promise.withResolvers<void>();
  const slowly = async () => {
    const run = await part.start();
    if (part.starts() === 3) await waits.promise;
    return run;
  };
  await keepRunning("PostgreSQL", slowly, shutdown(), FOR_EVER);
  part.runs[0]?.end("");
  await vi.advanceTimersByTimeAsync(2_000);
  expect([part.starts(), parts.get("PostgreSQL")?.pid]).toEqual([3, undefined]);
  stopping.abort("SIGTERM");
  const stopped = parts.get("PostgreSQL")?.stop();
  waits.resolve();
  await stopped;
  expect(part.runs[1]?.stopped).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(part.starts()).toBe(3);
});
