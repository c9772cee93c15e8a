import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Binaries, findBinaries } from "./binaries.ts";
import { holdsCluster, stopOrphan } from "./data-folder.ts";
import { chooseIdentity, type Identity } from "./identity.ts";
import { createCluster } from "./initdb.ts";
import { ownPassword, SUPERUSER } from "./password.ts";
import { quietPort } from "./quiet-port.ts";
import { lendFiles } from "./reachable-copy.ts";
import { gravest, isPortTaken, whyNot } from "./why-not.ts";

export type EmbeddedPostgres = {
  /** Address of one database of the cluster, password included: only for the environment of our own children. */
  url(database: string): string;
  port: number;
  pid: number;
  /** Settles when PostgreSQL has ended, by our wish or not, with how. */
  ended: Promise<string>;
  /** Stops it: politely, then at once, then by force. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Holds the cluster and its password; made when absent. */
  folder: string;
  /** Settings as `name=value`. */
  settings?: readonly string[];
  identity?: Identity;
  /** The one port to use: whoever was told an address looks for PostgreSQL there. Without it, any free one. */
  port?: number | undefined;
};

/** Commits that need not survive a crash: several times as fast, for data that a test throws away. */
export const THROWAWAY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] as const;

const READY = "database system is ready to accept connections";
const KEPT_LINES = 20;
const LAST_WORDS_MS = 200;
const ATTEMPTS = 5;
const FAST_MS = 8_000;
const IMMEDIATE_MS = 3_000;

/**
 * Starts the PostgreSQL that npm installed, on a port of the loopback address, as root too.
 * The caller must hold the folder for itself: whatever still runs on it is stopped first.
 * @throws Fault when it cannot be, with what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const identity = options.identity ?? chooseIdentity();
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const { binaries, cluster } = lendFiles(await findBinaries(), join(options.folder, "cluster"), identity);
  const isNew = !holdsCluster(cluster);
  const password = ownPassword(join(options.folder, "password"), isNew);
  if (isNew) createCluster(binaries, cluster, password, identity);
  else await stopOrphan(cluster);
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await quietPort());
    const running = await launch(binaries, cluster, port, options.settings ?? [], identity);
    if (typeof running !== "string") return handle(running, port, password);
    // Somebody took it between our look and PostgreSQL's.
    if (options.port === undefined && attempt < ATTEMPTS && isPortTaken(running)) continue;
    throw whyNot(running.split("\n"), { folder: cluster, port });
  }
}

/** A PostgreSQL that takes connections, and the last of what it said; or, as text, what it said instead. */
type Launch = { child: ChildProcess; lines: readonly string[] } | string;

function launch(
  binaries: Binaries,
  cluster: string,
  port: number,
  settings: readonly string[],
  { prefix, account }: Identity,
): Promise<Launch> {
  const all = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", ...settings];
  const words = [...prefix, binaries.postgres, "-D", cluster, "-p", String(port)];
  const [program = "", ...rest] = [...words, ...all.flatMap((setting) => ["-c", setting])];
  const child = spawn(program, rest, {
    ...account,
    // A group of its own: Ctrl-C in a terminal reaches us alone, and we stop it last.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, LC_ALL: "C" },
  });
  return new Promise((resolve) => {
    const lines: string[] = [];
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      lines.push(...text.split("\n").filter(Boolean));
      lines.splice(0, lines.length - KEPT_LINES);
      if (text.includes(READY)) resolve({ child, lines });
    });
    child.on("error", (error) => resolve(error.message));
    child.on("close", () => resolve(lines.join("\n")));
  });
}

function handle({ child, lines }: Exclude<Launch, string>, port: number, password: string): EmbeddedPostgres {
  const ended = new Promise<string>((resolve) => {
    const tell = () => {
      const why = gravest(lines);
      resolve(why ? `ended (${why})` : "ended");
    };
    child.on("close", tell);
    // Its last words may still be on their way, but a process of its own that does not end holds the stream open.
    const exited = () => setTimeout(tell, LAST_WORDS_MS);
    if (child.exitCode !== null || child.signalCode !== null) exited();
    else child.on("exit", exited);
  });
  const endedWithin = (ms: number) =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      ended.then(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  return {
    url: (database) =>
      `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    port,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill("SIGINT");
      if (await endedWithin(FAST_MS)) return;
      child.kill("SIGQUIT");
      if (await endedWithin(IMMEDIATE_MS)) return;
      child.kill("SIGKILL");
      await ended;
    },
  };
}
