import { readFileSync } from "node:fs";
import { familyOf } from "./family.ts";

/** USER_HZ, which every Linux of today has at 100. */
const TICKS_PER_SECOND = 100;
const LOOK_EVERY_MS = 250;
const BUSY_SHARE = 0.1;
const LONGEST_MS = 30_000;

/** Seconds of processor that a process and all that it has started have used. */
export function cpuSeconds(pid: number): number {
  return familyOf(pid).reduce((sum, each) => sum + ownCpuSeconds(each), 0);
}

function ownCpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Waits until a process rests: what one measurement set going must not run into the next. */
export async function untilQuiet(pid: number): Promise<void> {
  const until = performance.now() + LONGEST_MS;
  for (let before = cpuSeconds(pid); ; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = cpuSeconds(pid);
    if (now - before <= (BUSY_SHARE * LOOK_EVERY_MS) / 1_000) return;
    if (performance.now() > until)
      throw new Error(`Process ${pid} was still busy ${LONGEST_MS / 1_000} s later.`);
    before = now;
  }
}
