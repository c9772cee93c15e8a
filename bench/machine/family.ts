import { readFileSync } from "node:fs";

/** A process and all that it has started, their descendants too. Linux alone tells. */
export function familyOf(pid: number): number[] {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return [
    pid,
    ...listed
      .split(" ")
      .filter(Boolean)
      .flatMap((child) => familyOf(Number(child))),
  ];
}

/** Resident MiB of a process with all that it has started, now, and the sum of what each had at most. */
export function residentOf(pid: number): { now: number; most: number } {
  const sizes = familyOf(pid).map((each) => {
    const status = readFileSync(`/proc/${each}/status`, "utf8");
    const mib = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) / 1_024;
    return { now: mib("VmRSS"), most: mib("VmHWM") };
  });
  return {
    now: sizes.reduce((sum, { now }) => sum + now, 0),
    most: sizes.reduce((sum, { most }) => sum + most, 0),
  };
}
