import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { v7 } from "uuid";

export type SignedIn = { personId: string; cookie: string };

/** An admin with a session of now: may open every page that is measured. Nobody can sign in with the password. */
export async function seedPerson(pool: pg.Pool): Promise<SignedIn> {
  const personId = v7();
  const token = randomBytes(32).toString("base64url");
  await pool.query(
    `INSERT INTO person (id, email, name, role, password_hash) VALUES ($1, 'bench@example.com', 'Bench', 'admin', '-')`,
    [personId],
  );
  await pool.query(
    `INSERT INTO session (id, person_id, token_hash, user_agent, expires_at)
     VALUES ($1, $2, $3, 'bench', now() + interval '12 hours')`,
    [v7(), personId, createHash("sha256").update(token).digest()],
  );
  return { personId, cookie: `console.session=${token}` };
}
