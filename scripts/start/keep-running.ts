import { Fault } from "../runtime/fault.ts";
import { reportFault, tellFault } from "../runtime/report-fault.ts";
import type { Shutdown } from "./shutdown.ts";

/** Something that runs beside us until it ends or is stopped. */
export type Running = { pid: number; ended: Promise<unknown>; stop: () => Promise<void> };

/** What becomes of the console when a part ends again and again. */
export type Rule = {
  /** True takes the console down with it: then a person has to look. False tries for as long as the console lives. */
  givesUp: boolean;
  /** Before the first new start, the second, … of those within a minute; the last counts for all after it. */
  pausesMs: readonly number[];
};

const MINUTE = 60_000;
const MOST_A_MINUTE = 3;

/** For the part that is the console: without it nothing is served, and a service manager may know what to do. */
export const OR_END: Rule = { givesUp: true, pausesMs: [500] };

/** For a part without which the others still do what they can, as refusing callbacks so that they come again. */
export const FOR_EVER: Rule = { givesUp: false, pausesMs: [500, 1_000, 2_000, 4_000, 8_000, 15_000] };

/**
 * Starts a part, and starts it again when it ends by itself. A start that fails counts as an end.
 * @returns the first run
 * @throws what the first start threw: then there is no console yet that could go on
 */
export async function keepRunning<T extends Running>(
  name: string,
  start: () => Promise<T>,
  shutdown: Shutdown,
  rule: Rule,
): Promise<T> {
  const first = await start();
  follow(name, first, start, shutdown, rule).catch((error: unknown) => {
    reportFault(error);
    shutdown.ask(`${name} cannot be kept running`);
  });
  return first;
}

async function follow<T extends Running>(
  name: string,
  first: T,
  start: () => Promise<T>,
  shutdown: Shutdown,
  { givesUp, pausesMs }: Rule,
): Promise<void> {
  let running: T | undefined = first;
  let ends: number[] = [];
  while (!shutdown.signal.aborted) {
    if (running) {
      shutdown.add({ name, pid: running.pid, stop: running.stop });
      const how = await running.ended;
      if (shutdown.signal.aborted) return;
      console.error(`! ${name} ${typeof how === "string" ? how : "ended"}; starting it again.`);
    }
    ends = [...ends, Date.now()].filter((at) => at > Date.now() - MINUTE);
    if (givesUp && ends.length > MOST_A_MINUTE) {
      throw new Fault(`${name} ended ${ends.length} times in a minute.`);
    }
    const pause = pausesMs[Math.min(ends.length, pausesMs.length) - 1] ?? 0;
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (!shutdown.signal.aborted) running = await startAgain(name, start, shutdown);
  }
}

/** undefined when the start failed, which is said. A shutdown meanwhile waits for it, and stops what it started. */
async function startAgain<T extends Running>(
  name: string,
  start: () => Promise<T>,
  shutdown: Shutdown,
): Promise<T | undefined> {
  const starting = start().catch((error: unknown) => {
    if (shutdown.signal.aborted) return undefined;
    console.error(`! ${name} could not be started again:`);
    tellFault(error);
    return undefined;
  });
  shutdown.add({ name, pid: undefined, stop: async () => (await starting)?.stop() });
  return starting;
}
