import { setTimeout as wait } from "node:timers/promises";
import { Fault } from "../runtime/fault.ts";
import { reportFault } from "../runtime/report-fault.ts";
import type { Shutdown } from "./shutdown.ts";

/** Something that runs beside us until it ends or is stopped. */
export type Running = { pid: number; ended: Promise<unknown>; stop: () => Promise<void> };

const MINUTE = 60_000;
const MOST_A_MINUTE = 3;
const PAUSE_MS = 500;

/**
 * Starts a part, and starts it again when it ends by itself. One that ends again and again takes the console down
 * with it: then a person has to look.
 * @returns the first run
 */
export async function keepRunning<T extends Running>(
  name: string,
  start: () => Promise<T>,
  shutdown: Shutdown,
): Promise<T> {
  const first = await start();
  const follow = async (running: T, ends: number[]): Promise<void> => {
    shutdown.add({ name, pid: running.pid, stop: running.stop });
    const how = await running.ended;
    if (shutdown.signal.aborted) return;
    const recent = [...ends, Date.now()].filter((at) => at > Date.now() - MINUTE);
    console.error(`! ${name} ${typeof how === "string" ? how : "ended"}; starting it again.`);
    if (recent.length > MOST_A_MINUTE) throw new Fault(`${name} ended ${recent.length} times in a minute.`);
    await wait(PAUSE_MS);
    if (!shutdown.signal.aborted) return follow(await start(), recent);
  };
  follow(first, []).catch((error: unknown) => {
    reportFault(error);
    shutdown.ask(`${name} cannot be kept running`);
  });
  return first;
}
