import pg from "pg";
import { connectionParts } from "./connection.mjs";

/** Our own number: the engine's, 72707369, would make it wait for us for ever. */
const LOCK = 460_219_733;
const LONGEST_WAIT_MS = 120_000;

/**
 * Runs the work while no other deploy runs on the same database. Two instances that start at once both ask to
 * migrate; the second waits here and then finds nothing left to do. (The engine has a lock too, but fails when it
 * had to wait for ten seconds, which a migration of a large table takes.)
 */
export async function withMigrationLock(address, work) {
  const client = new pg.Client(connectionParts(address));
  // Losing this connection only loses the lock; the engine's own connection reports what is wrong.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(`SET lock_timeout = ${LONGEST_WAIT_MS}`);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}
