import pg from "pg";
import { connectionParts } from "./connection.mjs";
import { logLine } from "./engine-log.mjs";

/** PostgreSQL's error codes in Prisma's; whatever is not here means that the server was not reached. */
const PRISMA_CODES = { "3D000": "P1003", "28P01": "P1000", 28000: "P1010" };
/** Another start made the database a moment earlier: what was asked for is so. */
const ALREADY_THERE = ["42P04", "23505"];
const NOT_REACHED = "P1001";

async function query(config, sql) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    if (sql) await client.query(sql);
  } finally {
    await client.end();
  }
}

async function createDatabase(config) {
  const statement = `CREATE DATABASE ${pg.escapeIdentifier(config.database)}`;
  await query({ ...config, database: "postgres" }, statement).catch((error) => {
    if (!ALREADY_THERE.includes(error.code)) throw error;
  });
}

/** Answers the questions that the CLI asks outside the protocol. Returns the exit status. */
export async function runDatabaseCommand(command, address) {
  const config = connectionParts(address);
  // The CLI reads the last line of stderr and expects more than one.
  process.stderr.write("\n");
  try {
    if (command === "can-connect-to-database") await query(config);
    else if (command === "create-database") await createDatabase(config);
    else throw new Error(`The schema engine has no command ${command}.`);
    return 0;
  } catch (error) {
    logLine("ERROR", error.message, { error_code: PRISMA_CODES[error.code] ?? NOT_REACHED });
    return 1;
  }
}
