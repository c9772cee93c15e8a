import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Fault } from "../runtime/fault.ts";

/**
 * As whom the PostgreSQL programs run. PostgreSQL refuses to be root, so root either enters a user namespace in
 * which it is called 1000 (the files stay root's own, and closed folders stay reachable) or lends it another
 * account of this machine, which can reach neither.
 */
export type Identity = { prefix: string[]; account?: { uid: number; gid: number } };

const NAMESPACE = ["unshare", "--user", "--map-user=1000", "--map-group=1000"];
const DEATH_SIGNAL = ["setpriv", "--pdeathsig", "INT"];

function works(command: string[]): boolean {
  const [program = "", ...words] = command;
  return spawnSync(program, [...words, "true"], { stdio: "ignore" }).status === 0;
}

function accountOf(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function lentAccount(): { uid: number; gid: number } {
  const existing = accountOf("postgres");
  if (existing) return existing;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], { stdio: "ignore" });
  const created = accountOf("postgres");
  if (created) return created;
  throw new Fault(
    "PostgreSQL refuses to run as root, and neither a user namespace nor an account for it could be made here.",
    "Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

/** @param avoidNamespace for tests: take the way of machines that forbid user namespaces */
export function chooseIdentity({ avoidNamespace = false } = {}): Identity {
  // With it the kernel stops PostgreSQL when we are killed; without it the next start does.
  const tied = works(DEATH_SIGNAL) ? DEATH_SIGNAL : [];
  if (process.getuid?.() !== 0) return { prefix: tied };
  if (!avoidNamespace && works([...NAMESPACE, ...tied])) return { prefix: [...NAMESPACE, ...tied] };
  return { prefix: [], account: lentAccount() };
}
