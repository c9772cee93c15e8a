import "server-only";
import type { PoolClient } from "pg";
import type { ChangedBy } from "@/lib/audit/changed-by";
import type { AuditEvent } from "@/lib/audit/events";
import type { Trail } from "@/lib/audit/server/audited-change";
import { CHAIN_LOCK, type Head, type LinkedEntry, linkEntries } from "@/lib/audit/server/link-entries";
import { consoleKey } from "@/lib/platform/server/console-key";
import { writers } from "@/lib/platform/server/db";

export type Statement = {
  /** Under which a connection keeps it prepared: one name, one text. */
  name: string;
  text: string;
  values: unknown[];
};

declare const heldOpen: unique symbol;

/** An open transaction that will leave a trace, for statements; only this file hands one out. */
export type SqlTx = {
  /** Resolves with how many rows were written. */
  run(statement: Statement): Promise<number>;
  /**
   * `run` for the statement that is a change's last: the head of the trail is locked and read in the same trip to
   * the database. The lock still comes after every row the change has locked, so two changes cannot wait for each
   * other in a circle.
   */
  runLast(statement: Statement): Promise<number>;
  readonly [heldOpen]: true;
};

/**
 * `auditedChange` for the changes that come by the dozen a second: the same promise (change and trail in one
 * transaction, neither without the other, rolled back when nothing was added), kept with prepared statements.
 */
export async function auditedSql<T>(
  by: ChangedBy,
  change: (tx: SqlTx, trail: Trail) => Promise<T>,
): Promise<T> {
  const key = await consoleKey("audit-chain");
  const client = await writers().connect();
  let broken: Error | undefined;
  try {
    const entries: AuditEvent[] = [];
    const { tx, head } = transactionOn(client);
    const [begun, changed] = together(client, () => {
      const asked = client.query("BEGIN");
      quietly(asked);
      return [asked, change(tx, { add: (entry) => entries.push(entry) })];
    });
    const result = await changed;
    if (entries.length === 0) throw new Error("A change left no entry in the trail and was rolled back");
    await begun;
    const rows = linkEntries(key, await head(), by, entries);
    const [appended, committed] = together(client, () => {
      const asked = append(client, rows);
      quietly(asked);
      return [asked, commit(client)];
    });
    await committed;
    await appended;
    return result;
  } catch (error) {
    // A connection that cannot even roll back is closed, which rolls back as well.
    await client.query("ROLLBACK").catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Its failure shows in what follows it on the same connection, which is awaited. */
function quietly(sent: Promise<unknown>): void {
  sent.catch(() => undefined);
}

/** What is asked for in one go leaves in one write: each costs a call of the system, and wakes the other side. */
function together<T>({ connection: { stream } }: PoolClient, ask: () => T): T {
  stream.cork();
  try {
    return ask();
  } finally {
    stream.uncork();
  }
}

function transactionOn(client: PoolClient): { tx: SqlTx; head: () => Promise<Head | null> } {
  let reading: Promise<Head | null> | undefined;
  const run = async (statement: Statement) => {
    if (reading) throw new Error("A change went on after the statement it called its last");
    return (await client.query(statement)).rowCount ?? 0;
  };
  const runLast = (statement: Statement) => {
    const written = run(statement);
    reading = lockedHead(client);
    quietly(reading);
    return written;
  };
  return { tx: { run, runLast } as SqlTx, head: () => reading ?? lockedHead(client) };
}

/** PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK, which is no error to pg. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query("COMMIT");
  if (command !== "COMMIT") throw new Error(`A change was not committed but answered with ${command}`);
}

const LOCK = { name: "lock-trail", text: `SELECT pg_advisory_xact_lock(${CHAIN_LOCK})` };
// A statement of its own: it sees what was committed while the lock was waited for.
const HEAD = {
  name: "head-of-trail",
  text: "SELECT seq, at, hash FROM audit_entry ORDER BY seq DESC LIMIT 1",
};

const APPEND = `INSERT INTO audit_entry (seq, at, actor_id, actor_label, event, subject_type, subject_id, request_id,
  data, salt, commitment, previous_hash, hash)
SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
  $8::text[], $9::jsonb[], $10::bytea[], $11::bytea[], $12::bytea[], $13::bytea[])`;

async function append(client: PoolClient, rows: LinkedEntry[]): Promise<void> {
  const values = [
    rows.map(({ seq }) => String(seq)),
    rows.map(({ at }) => at.toISOString()),
    rows.map(({ actorId }) => actorId),
    rows.map(({ actorLabel }) => actorLabel),
    rows.map(({ event }) => event),
    rows.map(({ subjectType }) => subjectType),
    rows.map(({ subjectId }) => subjectId),
    rows.map(({ requestId }) => requestId),
    rows.map(({ data }) => JSON.stringify(data)),
    rows.map(({ salt }) => salt),
    rows.map(({ commitment }) => commitment),
    rows.map(({ previousHash }) => previousHash),
    rows.map(({ hash }) => hash),
  ];
  await client.query({ name: "append-to-trail", text: APPEND, values });
}

type StoredHead = { seq: string; at: Date; hash: Buffer };

async function lockedHead(client: PoolClient): Promise<Head | null> {
  const asked = together(client, () => [client.query(LOCK), client.query<StoredHead>(HEAD)] as const);
  const [, { rows }] = await Promise.all(asked);
  const [head] = rows;
  return head ? { seq: BigInt(head.seq), at: head.at, hash: head.hash } : null;
}
