import "server-only";
import type { CloudauthClient } from "@/lib/cloudauth/server/client";
import { clientFor, type SigningKey } from "@/lib/credentials/server/client-for";
import { endpointInUse } from "@/lib/credentials/server/endpoint-choices";
import { secretContext, tokenContext } from "@/lib/credentials/server/repository";
import { AppError } from "@/lib/kernel/errors";
import { database } from "@/lib/platform/server/db";
import { open } from "@/lib/platform/server/seal";

export type OpenedCredential = SigningKey & { id: string; name: string };

/** A retired key starts nothing, but still asks for the results of what it started: none is to be lost with it. */
export type CredentialUse = "start" | "ask";

/**
 * A credential with its secrets in the clear, for signing and nothing else: never log it, store it or send it on.
 * @throws AppError when there is none, or it is retired and something is to be started with it
 */
export async function openCredential(id: string, use: CredentialUse): Promise<OpenedCredential> {
  const row = await database().credential.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      environment: true,
      endpoint: true,
      accessKeyId: true,
      secretSealed: true,
      securityTokenSealed: true,
      retiredAt: true,
    },
  });
  if (!row) throw new AppError("not-found", "credentials.unknown");
  if (row.retiredAt && use === "start") throw new AppError("conflict", "credentials.retired");
  const { name, environment, accessKeyId, secretSealed, securityTokenSealed } = row;
  return {
    id,
    name,
    environment,
    endpoint: endpointInUse(row.endpoint, environment),
    accessKeyId,
    accessKeySecret: open(secretSealed, secretContext(id)),
    ...(securityTokenSealed ? { securityToken: open(securityTokenSealed, tokenContext(id)) } : {}),
  };
}

/** A client that signs with a stored credential. @throws AppError like openCredential */
export async function openCredentialClient(id: string, use: CredentialUse): Promise<CloudauthClient> {
  const { id: _id, name: _name, ...key } = await openCredential(id, use);
  return clientFor(key);
}
