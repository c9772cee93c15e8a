import { randomUUID } from "node:crypto";
import pg from "pg";
import { PASSWORD, PEOPLE } from "./people";

/** The database of the console under test, for what no screen can bring about. */
export async function onDatabase<T extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export type Stranger = { id: string; email: string; password: string; name: string };

/** Somebody of their own for one test, so that no other test feels what happens to them. */
export async function newPerson(role: "operator" | "auditor" | "admin"): Promise<Stranger> {
  const id = randomUUID();
  const email = `${id}@journeys.test`;
  const name = `Test ${role} ${id.slice(0, 4)}`;
  await onDatabase(
    `INSERT INTO person (id, email, name, role, password_hash)
     SELECT $1, $2, $3, $4::role, password_hash FROM person WHERE email = $5`,
    [id, email, name, role, PEOPLE.operator.email],
  );
  return { id, email, password: PASSWORD, name };
}
