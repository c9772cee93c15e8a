import type pg from "pg";
import { type Child, startChild } from "./machine/child.ts";
import type { BenchDatabase } from "./machine/database.ts";
import type { Stage } from "./machine/stage.ts";
import type { Plan } from "./plan.ts";
import type { SignedIn } from "./seed/person.ts";

/** Everything that a measurement needs: what runs, who is signed in, how long to measure. */
export type Arena = {
  stage: Stage;
  plan: Plan;
  database: BenchDatabase;
  vendor: Child;
  product: Child;
  /** Starts a further console on the same database. */
  startInstance(name: string): Promise<Child>;
  /** The empty Next application with its JSON route. */
  bareNext: Child;
  signedIn: SignedIn;
  /** Row ids of credentials that call the vendor's stand-in. */
  credentialIds: readonly string[];
};

export function startBare(
  { stage, database }: Pick<Arena, "stage" | "database">,
  name: "callbacks" | "list-page",
): Promise<Child> {
  const env = { DATABASE_URL: database.url };
  return startChild(stage, { name: `bare-${name}`, program: `bench/bare/${name}.ts`, env });
}

export async function countRows(pool: pg.Pool, table: "callback_delivery"): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0]?.count ?? 0;
}
