import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../runtime/fault.ts";
import { fingerprintOf, isAlive } from "../runtime/processes.ts";

type Holder = { pid: number; fingerprint: string };

const TRIES = 5;

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** A number alone is not enough: after a crash it may have gone to any other process. */
function livingHolder(text: string): Holder | undefined {
  try {
    const holder: Holder = JSON.parse(text);
    return isAlive(holder.pid) && fingerprintOf(holder.pid) === holder.fingerprint ? holder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Makes this process the only console on the data folder. A holder that died, however, does not count.
 * @returns what gives the folder free again
 * @throws Fault when another one runs on it
 */
export function lockDataFolder(folder: string): () => void {
  const file = join(folder, "lock");
  const own = `${file}.${process.pid}`;
  const mine: Holder = { pid: process.pid, fingerprint: fingerprintOf(process.pid) };
  writeFileSync(own, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      if (tryLink(own, file)) return () => rmSync(file, { force: true });
      const text = read(file) ?? "";
      const holder = livingHolder(text);
      if (holder) throw taken(folder, holder.pid);
      // Only the lock that was just judged: another start may have replaced it meanwhile.
      if (read(file) === text) rmSync(file, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new Fault(`The lock ${file} cannot be taken.`, "Remove that file if no console runs here.");
}

/** A link either makes the whole file appear or fails: nobody ever reads half a lock. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function taken(folder: string, pid: number): Fault {
  return new Fault(
    `A console already runs on the data folder ${folder} (process ${pid}).`,
    `Use that one, stop it (kill ${pid}), or start another with CONSOLE_DATA_DIR and PORT of its own.`,
  );
}
