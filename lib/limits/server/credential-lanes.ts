import "server-only";
import type { Environment } from "@/lib/credentials/schema";
import { endpointInUse } from "@/lib/credentials/server/endpoint-choices";
import type { PacedCredential } from "@/lib/limits/server/lane";
import { pool } from "@/lib/platform/server/db";

export type NamedCredential = PacedCredential & { name: string };

type Row = { id: string; name: string; environment: Environment; endpoint: string; account: string | null };

const USABLE = {
  name: "credentials-of-lanes",
  text: `SELECT id, name, environment, endpoint, account FROM credential
WHERE retired_at IS NULL AND ($1::uuid IS NULL OR id = $1::uuid) ORDER BY name LIMIT 500`,
};

/** Credentials that are in use, or the one asked for, with what decides whose rate they use up. */
export async function pacedCredentials(id: string | null): Promise<NamedCredential[]> {
  const { rows } = await pool().query<Row>({ ...USABLE, values: [id] });
  return rows.map((row) => ({ ...row, endpoint: endpointInUse(row.endpoint, row.environment) }));
}
