import "server-only";
import type { Environment } from "@/lib/credentials/schema";
import type { SigningKey } from "@/lib/credentials/server/client-for";
import { endpointInUse } from "@/lib/credentials/server/endpoint-choices";
import { secretContext, tokenContext } from "@/lib/credentials/server/repository";
import { AppError } from "@/lib/kernel/errors";
import { pool } from "@/lib/platform/server/db";
import { open } from "@/lib/platform/server/seal";

export type OpenedCredential = SigningKey & {
  id: string;
  name: string;
  /** The vendor's account that the key belongs to, as an admin named it. */
  account: string | null;
};

type StoredCredential = {
  name: string;
  environment: Environment;
  endpoint: string;
  accessKeyId: string;
  secretSealed: string;
  securityTokenSealed: string | null;
  account: string | null;
  retiredAt: Date | null;
};

// Every call to the vendor begins with this: one prepared statement.
const FIND = {
  name: "open-credential",
  text: `SELECT name, environment, endpoint, access_key_id AS "accessKeyId", secret_sealed AS "secretSealed",
  security_token_sealed AS "securityTokenSealed", account, retired_at AS "retiredAt"
FROM credential WHERE id = $1::uuid`,
};

/** A retired key starts nothing, but still asks for the results of what it started: none is to be lost with it. */
export type CredentialUse = "start" | "ask";

/**
 * A credential with its secrets in the clear, for signing and nothing else: never log it, store it or send it on.
 * @throws AppError when there is none, or it is retired and something is to be started with it
 */
export async function openCredential(id: string, use: CredentialUse): Promise<OpenedCredential> {
  const { rows } = await pool().query<StoredCredential>({ ...FIND, values: [id] });
  const [row] = rows;
  if (!row) throw new AppError("not-found", "credentials.unknown");
  if (row.retiredAt && use === "start") throw new AppError("conflict", "credentials.retired");
  const { name, environment, account, accessKeyId, secretSealed, securityTokenSealed } = row;
  return {
    id,
    name,
    environment,
    account,
    endpoint: endpointInUse(row.endpoint, environment),
    accessKeyId,
    accessKeySecret: open(secretSealed, secretContext(id)),
    ...(securityTokenSealed ? { securityToken: open(securityTokenSealed, tokenContext(id)) } : {}),
  };
}
