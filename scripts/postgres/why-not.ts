import { statfsSync } from "node:fs";
import { Fault } from "../runtime/fault.ts";

const DISK_FULL = "No space left on device";
const PORT_TAKEN = "could not create any TCP/IP sockets";
const MIB = 1024 * 1024;
/** A file of PostgreSQL's log of changes, the least it asks for when it needs more. MiB. */
const LOG_FILE = 16;

export const isPortTaken = (said: string): boolean => said.includes(PORT_TAKEN);

/** Why PostgreSQL did not start, with what to do, as far as its words tell. */
export function whyNot(lines: readonly string[], { folder, port }: { folder: string; port: number }): Fault {
  const said = lines.join("\n");
  if (said.includes(DISK_FULL)) {
    return new Fault(
      `The disk is full: PostgreSQL finds no room, and the disk of ${folder} has ${freeMib(folder)} MiB left.`,
      `PostgreSQL said: ${gravest(lines)}`,
      `Make room there: ${LOG_FILE} MiB are the least it asks for, some hundred are sensible.`,
      "What was acknowledged is kept. A console that is running starts PostgreSQL again by itself once there is room.",
    );
  }
  if (isPortTaken(said)) {
    return new Fault(
      `Port ${port} of 127.0.0.1, where the console expects its PostgreSQL, is taken by another program.`,
      "An outgoing connection gives it back by itself. End a program that listens there.",
    );
  }
  return new Fault("PostgreSQL did not start. It said:", ...lines);
}

/** What this user may still write there, "?" when the system does not tell. */
function freeMib(folder: string): string {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return String(Math.floor((bavail * bsize) / MIB));
  } catch {
    return "?";
  }
}

/** The line that says why a running PostgreSQL ended, among lines of its log; those of its clients' faults are none. */
export function gravest(lines: readonly string[]): string | undefined {
  const line = lines.findLast((each) => /\bPANIC: /.test(each) || each.includes(DISK_FULL));
  return line?.replace(/^.*?(?=[A-Z]+: {2})/, "").replace(/: {2}/, ": ");
}
