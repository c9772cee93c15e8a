import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Fault } from "../runtime/fault.ts";
import { isAlive, programOf } from "../runtime/processes.ts";

/** The major version of the PostgreSQL that npm installs. */
export const MAJOR_VERSION = "18";

const STOP_GENTLY_MS = 10_000;
const STOP_AT_ONCE_MS = 5_000;

/** True when the folder holds a cluster. @throws Fault when it is another major version's */
export function holdsCluster(folder: string): boolean {
  const marker = join(folder, "PG_VERSION");
  if (!existsSync(marker)) return false;
  const version = readFileSync(marker, "utf8").trim();
  if (version === MAJOR_VERSION) return true;
  throw new Fault(
    `The data folder ${folder} was written by PostgreSQL ${version}; this console brings PostgreSQL ${MAJOR_VERSION}.`,
    `Dump it with PostgreSQL ${version} (pg_dump), move the folder away, start again and restore the dump,`,
    "or set CONSOLE_DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL that reads it.",
  );
}

/** The process that `postmaster.pid` names and that runs now, whatever it is. */
function namedProcess(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8").split("\n", 1)[0]);
  return pid > 1 && isAlive(pid) ? pid : undefined;
}

async function ended(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (isAlive(pid) && Date.now() < deadline) await wait(50);
  return !isAlive(pid);
}

/**
 * Stops a PostgreSQL that a killed start left running on the folder. The caller holds the console's lock, so
 * nobody else's is stopped.
 */
export async function stopOrphan(folder: string): Promise<void> {
  const file = join(folder, "postmaster.pid");
  const pid = namedProcess(file);
  if (pid === undefined) return;
  if (!programOf(pid).includes(`postgres -D ${folder} `)) {
    // After a restart of the machine the number went to some other program; PostgreSQL would wait for that one.
    rmSync(file);
    return;
  }
  process.kill(pid, "SIGINT");
  if (await ended(pid, STOP_GENTLY_MS)) return;
  process.kill(pid, "SIGQUIT");
  if (await ended(pid, STOP_AT_ONCE_MS)) return;
  throw new Fault(
    `A PostgreSQL of an earlier start (process ${pid}) still runs on ${folder} and does not stop.`,
    `End it (kill -9 ${pid}) and start again.`,
  );
}
