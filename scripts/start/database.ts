import { readdirSync } from "node:fs";
import pg from "pg";
import { runPrisma } from "../prisma/run-cli.ts";
import { Fault } from "../runtime/fault.ts";

const OLDEST = 15;
const CONNECT_WITHIN_MS = 10_000;

type State = "absent" | "behind" | "current";

/** What to do about PostgreSQL's own reasons for refusing a connection. */
const REFUSALS: Record<string, string> = {
  "28P01": "The password in DATABASE_URL is wrong.",
  "28000": "PostgreSQL does not let this user in; see pg_hba.conf on its side.",
  ECONNREFUSED: "Nothing listens there. Is PostgreSQL running, and are host and port right?",
  ENOTFOUND: "There is no host of that name.",
  EAI_AGAIN: "The name of the host cannot be looked up just now.",
  ETIMEDOUT: "The host does not answer. Is a firewall between?",
};

async function connect(url: string): Promise<pg.Client | "absent"> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (code === "3D000") return "absent";
    const { host } = new URL(url);
    throw new Fault(
      `The database at ${host} cannot be reached: ${message}`,
      REFUSALS[code] ?? "Check DATABASE_URL.",
    );
  }
}

/** How the database stands to prisma/migrations. @throws Fault when it cannot be used at all */
async function stateOf(url: string): Promise<State> {
  const client = await connect(url);
  if (client === "absent") return "absent";
  try {
    const version = await client.query<{ server_version_num: string }>("SHOW server_version_num");
    const major = Math.floor(Number(version.rows[0]?.server_version_num) / 10_000);
    if (major < OLDEST)
      throw new Fault(`The database is PostgreSQL ${major}; ${OLDEST} is the oldest that serves.`);
    const known = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known");
    if (!known.rows[0].known) return "behind";
    const done = await client.query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    return compare(done.rows.map((row) => row.migration_name));
  } finally {
    await client.end();
  }
}

function compare(applied: string[]): State {
  const ours = readdirSync("prisma/migrations", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const strange = applied.filter((name) => !ours.includes(name));
  if (strange.length > 0) {
    throw new Fault(
      "The database belongs to a newer console: it has migrations that this one does not know.",
      ...strange,
      "Start that newer version, or restore a backup from before it.",
    );
  }
  return ours.every((name) => applied.includes(name)) ? "current" : "behind";
}

/**
 * Brings the database to the newest migration; makes it when it is not there. Several consoles may do so at the
 * same time.
 * @returns whether anything had to be done
 * @throws Fault
 */
export async function migrate(url: string): Promise<boolean> {
  if ((await stateOf(url)) === "current") return false;
  const { ok, said } = await runPrisma(["migrate", "deploy"], url);
  if (ok) return true;
  const advice = said.includes("P3009")
    ? "A migration failed half-way earlier; see docs/architecture.md, or restore a backup."
    : "Nothing was lost: each migration is applied whole or not at all.";
  throw new Fault(
    "The database could not be migrated. Prisma said:",
    ...said.split("\n").filter(Boolean),
    advice,
  );
}
