import "server-only";
import { isPrivateEndpoint, knownEndpoint } from "@/lib/cloudauth/server/endpoints";
import type { Environment } from "@/lib/credentials/schema";
import type { PacedOperation } from "@/lib/limits/operations";
import { env } from "@/lib/platform/server/env";

/** What of a credential decides whose rate a call uses up. */
export type PacedCredential = {
  id: string;
  environment: Environment;
  endpoint: string;
  /** Name of the vendor's account; keys that name the same one share its rate. */
  account?: string | null;
};

/** A row of call_pace: calls in one lane queue for the same slots. */
export type Lane = {
  account: string;
  /** The credential by itself: what is wrong with one key must not stop the account's others. */
  key: string;
  region: string;
  operation: PacedOperation;
  /** Calls a second that the vendor grants. */
  limit: number;
};

/** What the built-in sandbox grants; endpoints of one's own, for want of better knowledge, are held to the same. */
const USUAL_LIMIT = 10;

export function laneOf(
  { id, environment, endpoint, account }: PacedCredential,
  operation: PacedOperation,
): Lane {
  if (isBuiltIn(environment, endpoint)) {
    return { account: "sandbox", key: id, region: "sandbox", operation, limit: USUAL_LIMIT };
  }
  const known = knownEndpoint(endpoint);
  return {
    account: account || id,
    key: id,
    // Endpoints outside the vendor's list are regions of their own.
    region: known?.region ?? new URL(endpoint).host,
    operation,
    limit: known?.callsPerSecond ?? USUAL_LIMIT,
  };
}

/** The console's own sandbox, whatever its port, counts all of its callers together. */
function isBuiltIn(environment: Environment, endpoint: string): boolean {
  return environment === "sandbox" && !isPrivateEndpoint(endpoint, env().CONSOLE_PRIVATE_ENDPOINTS);
}
