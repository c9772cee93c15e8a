import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../postgres/embedded.ts";
import { freePort } from "../postgres/free-port.ts";
import { isAlive } from "../runtime/processes.ts";
import type { SmallDisk } from "./small-disk.ts";

/** A PostgreSQL that keeps its commits as in production, stays at one address, and can be killed and started again. */
export type Cluster = {
  /** Of the database under test; the same after every start. */
  url: string;
  /** Runs one statement on a connection of its own, which may write whatever the defaults say. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** `kill -9` of the postmaster and of every process that it started: nothing gets to flush anything. */
  kill(): Promise<void>;
  /** SIGINT is a fast shutdown, SIGQUIT an immediate one, which recovers from the log at the next start. */
  stop(signal: "SIGINT" | "SIGQUIT"): Promise<void>;
  start(): Promise<void>;
};

/** Said although it is the default: what is shown here is worth nothing without. */
const DURABLE = ["fsync=on", "synchronous_commit=on", "full_page_writes=on"];
/** Nothing but a commit itself brings its log to the disk: one that did not wait for that shows at once. */
const LAZY_LOG = ["wal_writer_delay=10s", "wal_writer_flush_after=1GB"];
const NAME = "postgres";
const ATTEMPTS = 20;

export async function openCluster(folder: string, disk: SmallDisk): Promise<Cluster> {
  const port = await freePort();
  let running = await launch();

  async function launch(): Promise<EmbeddedPostgres> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await startEmbeddedPostgres({
          folder,
          port,
          settings: [...DURABLE, ...LAZY_LOG],
          identity: disk.identity,
        });
      } catch (error) {
        // Memory of the killed one is still held by a process on its way out.
        if (attempt === ATTEMPTS) throw error;
      }
      await pause(250);
    }
  }

  return {
    url: running.url(NAME),
    async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      const client = new pg.Client({
        connectionString: running.url(NAME),
        application_name: "crash-harness",
        options: "-c default_transaction_read_only=off",
      });
      // Whoever looks on while a server is killed must survive it.
      client.on("error", () => {});
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end().catch(() => {});
      }
    },
    async kill() {
      const all = [running.pid, ...childrenOf(running.pid)];
      for (const pid of all) process.kill(pid, "SIGKILL");
      await running.ended;
      while (all.some(isAlive)) await pause(20);
    },
    async stop(signal) {
      process.kill(running.pid, signal);
      await running.ended;
    },
    async start() {
      running = await launch();
    },
  };
}

/** Linux alone tells; elsewhere the others end by themselves once they miss the postmaster. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
