import pg from "pg";
import type { Cluster } from "./cluster.ts";
import type { Console } from "./console.ts";
import { emptySql, fillSql, type SmallDisk } from "./small-disk.ts";

export type World = { cluster: Cluster; console: Console; disk: SmallDisk };

export type Fault = {
  what: string;
  /** How long it lasts, between these. What restarts takes its own time besides. */
  lastsMs: readonly [number, number];
  strike(world: World): Promise<void>;
  /** Ends it. The console itself must come back without help, unless it was the console that ended. */
  heal(world: World): Promise<void>;
  /** Before and after the load of a round. */
  prepare?(world: World): Promise<void>;
  tidy?(world: World): Promise<void>;
};

export const FAULT_NAMES = [
  "kill-console",
  "kill-pages",
  "kill-postgres",
  "kill-both",
  "restart-postgres",
  "terminate-backends",
  "pool-exhausted",
  "no-connections",
  "drain",
  "read-only",
  "disk-full",
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

const CONSOLE_BACKENDS = "application_name <> 'crash-harness' AND backend_type = 'client backend'";
const TERMINATE = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${CONSOLE_BACKENDS}`;

async function setReadOnly({ cluster }: World, value: "on" | "off"): Promise<void> {
  await cluster.query(`ALTER SYSTEM SET default_transaction_read_only = ${value}`);
  await cluster.query("SELECT pg_reload_conf()");
}

/** Holds what every delivery needs, so that every connection of the pool ends up waiting. */
function lockTables({ cluster }: World): Promise<unknown> {
  const seconds = 2 + Math.random() * 10;
  const locked = `LOCK TABLE callback_delivery, "transaction" IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(${seconds})`;
  return cluster.query(`BEGIN; ${locked}; COMMIT`);
}

/** Takes every connection that PostgreSQL has to give, then cuts the console's and takes those too. */
async function takeAllConnections({ cluster }: World): Promise<pg.Client[]> {
  const held: pg.Client[] = [];
  for (const round of ["first", "again"]) {
    if (round === "again") await held[0]?.query(TERMINATE);
    for (;;) {
      const client = new pg.Client({ connectionString: cluster.url, application_name: "crash-harness" });
      client.on("error", () => {});
      if (
        !(await client.connect().then(
          () => true,
          () => false,
        ))
      )
        break;
      held.push(client);
    }
  }
  return held;
}

let locking: Promise<unknown> = Promise.resolve();
let held: pg.Client[] = [];

export const FAULTS: Record<FaultName, Fault> = {
  "kill-console": {
    what: "kill -9 of the console",
    lastsMs: [0, 800],
    strike: ({ console }) => console.kill(),
    heal: ({ console }) => console.start(),
  },
  "kill-pages": {
    what: "kill -9 of the process that fetches results and renders pages",
    lastsMs: [0, 800],
    // Callbacks must go on without it, and it must be started again by itself.
    strike: ({ console }) => console.killPages(),
    heal: async () => {},
  },
  "kill-postgres": {
    what: "kill -9 of PostgreSQL, all of its processes",
    lastsMs: [0, 800],
    strike: ({ cluster }) => cluster.kill(),
    heal: ({ cluster }) => cluster.start(),
  },
  "kill-both": {
    what: "kill -9 of both at once",
    lastsMs: [0, 500],
    strike: async ({ cluster, console }) => {
      await Promise.all([cluster.kill(), console.kill()]);
    },
    heal: async ({ cluster, console }) => {
      await cluster.start();
      await console.start();
    },
  },
  "restart-postgres": {
    what: "PostgreSQL stopped, immediately or fast, and started",
    lastsMs: [0, 2_000],
    strike: ({ cluster }) => cluster.stop(Math.random() < 0.5 ? "SIGQUIT" : "SIGINT"),
    heal: ({ cluster }) => cluster.start(),
  },
  "terminate-backends": {
    what: "every connection of the console terminated",
    lastsMs: [0, 100],
    strike: async ({ cluster }) => {
      for (let times = 0; times < 3; times += 1) await cluster.query(TERMINATE);
    },
    heal: async () => {},
  },
  "pool-exhausted": {
    what: "every connection of the pool waits for a lock",
    lastsMs: [0, 100],
    strike: async (world) => {
      locking = lockTables(world);
    },
    heal: async () => {
      await locking;
    },
  },
  "no-connections": {
    what: "PostgreSQL has no connection left to give",
    lastsMs: [500, 3_000],
    strike: async (world) => {
      held = await takeAllConnections(world);
    },
    heal: async () => {
      await Promise.all(held.splice(0).map((client) => client.end()));
    },
  },
  drain: {
    what: "SIGTERM, the console drains and is started again",
    lastsMs: [0, 500],
    strike: async ({ console }) => {
      const code = await console.drain();
      if (code !== 0) throw new Error(`After SIGTERM the console ended with ${code}.`);
    },
    heal: ({ console }) => console.start(),
  },
  "read-only": {
    what: "the database lets nobody write",
    lastsMs: [500, 3_000],
    strike: (world) => setReadOnly(world, "on"),
    heal: (world) => setReadOnly(world, "off"),
  },
  "disk-full": {
    what: "the disk of the deliveries is full",
    lastsMs: [1_000, 3_000],
    prepare: async ({ cluster, disk }) => {
      await cluster.query(`CREATE TABLESPACE small LOCATION '${disk.folder}/space'`);
      await cluster.query("ALTER TABLE callback_delivery SET TABLESPACE small");
    },
    strike: async ({ cluster, disk }) => {
      const full = await cluster.query(fillSql(disk.folder ?? "")).then(
        () => "",
        (error: Error) => error.message,
      );
      if (!/No space left/.test(full)) throw new Error(`The small disk did not fill up: ${full}`);
    },
    heal: async ({ cluster, disk }) => {
      await cluster.query(emptySql(disk.folder ?? ""));
    },
    tidy: async ({ cluster }) => {
      await cluster.query("ALTER TABLE callback_delivery SET TABLESPACE pg_default");
      await cluster.query("DROP TABLESPACE small");
    },
  },
};
