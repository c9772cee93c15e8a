import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/platform/server/env";
import { log } from "@/lib/platform/server/log";
import { forgetOnce, oncePerProcess } from "@/lib/platform/server/once";
import { PrismaClient } from "@/prisma/generated/client";

/** Columns that leave the database only for a query that names them. */
const SECRET_COLUMNS = {
  person: { passwordHash: true },
  session: { tokenHash: true },
  consoleKey: { sealed: true },
  credential: { secretSealed: true, securityTokenSealed: true },
  transaction: { callbackTokenHash: true, protocolSealed: true, metaInfoSealed: true },
  resultCheck: { extIdInfoSealed: true },
  verifyLog: { resultSealed: true },
  pairing: { codeHash: true, deviceTokenHash: true, metaInfoSealed: true },
  labExperiment: { personSealed: true },
} as const;

function makeClient() {
  const adapter = new PrismaPg(connection(), { onPoolError: reportLostConnection });
  return new PrismaClient({ adapter, omit: SECRET_COLUMNS });
}

export type Database = ReturnType<typeof makeClient>;

// Prisma drops the offset with which PostgreSQL writes times and takes what is left for UTC.
const IN_UTC = "-c timezone=UTC";

function connection(): pg.PoolConfig {
  return {
    connectionString: env().DATABASE_URL,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: "id-verification-console",
    options: IN_UTC,
  };
}

/** Only its words: a pool hangs the whole connection on its errors, pages of it and the key that cancels queries. */
function reportLostConnection({ message }: Error): void {
  log.warn({ reason: message }, "an idle database connection was lost");
}

/** Prisma, for everything but the hot paths. Has a pool of its own, so that pages and callbacks do not queue for each other. */
export function database(): Database {
  return oncePerProcess("prisma", makeClient);
}

function makePool(over: pg.PoolConfig = {}): pg.Pool {
  const made = new pg.Pool({ ...connection(), ...over });
  // Without a listener a restart of the database ends the process. The pool itself listens only while a connection
  // is idle; one that breaks in somebody's hands must be heard too, and whoever holds it learns it from its query.
  made.on("error", reportLostConnection);
  made.on("connect", (client) => client.on("error", () => {}));
  return made;
}

/** Plain connections for single statements: what every request reads, SQL that Prisma cannot write. */
export function pool(): pg.Pool {
  return oncePerProcess("pool", () => makePool());
}

/**
 * Connections for audited changes written in SQL. Those take turns at the head of the trail anyway: few are enough,
 * and however many wait, they wait here and keep nobody from reading.
 */
export function writers(): pg.Pool {
  return oncePerProcess("writers", () =>
    makePool({ max: 4, connectionTimeoutMillis: 10_000, pipeline: true }),
  );
}

/**
 * Connections of the callback path, whose statements look every row up by its key: one plan is right for any values.
 * PostgreSQL would plan small groups anew each time, which costs it as much as storing them.
 */
export function receivers(): pg.Pool {
  return oncePerProcess("receivers", () =>
    makePool({ max: 8, options: `${IN_UTC} -c plan_cache_mode=force_generic_plan` }),
  );
}

/** Closes what was opened; whoever asks afterwards gets new connections. */
export async function closeDatabase(): Promise<void> {
  const pools = ["pool", "writers", "receivers"].map((name) => forgetOnce<pg.Pool>(name)?.end());
  await Promise.all([forgetOnce<Database>("prisma")?.$disconnect(), ...pools]);
}
