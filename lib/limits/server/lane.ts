import "server-only";
import { knownEndpoint, toOrigin } from "@/lib/cloudauth/server/endpoints";
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

/** The sandbox grants what Hong Kong grants; so, for want of better knowledge, does an endpoint of one's own. */
const USUAL_LIMIT = 10;

export function laneOf(
  { id, environment, endpoint, account }: PacedCredential,
  operation: PacedOperation,
): Lane {
  const known = knownEndpoint(endpoint);
  return {
    account: environment === "sandbox" ? "sandbox" : account || id,
    key: id,
    region: known?.region ?? regionOf(endpoint, environment),
    operation,
    limit: known?.callsPerSecond ?? USUAL_LIMIT,
  };
}

/** Endpoints outside the vendor's list are regions of their own. The built-in sandbox is one whatever its port. */
function regionOf(endpoint: string, environment: Environment): string {
  const builtIn = environment === "sandbox" && toOrigin(endpoint) === toOrigin(env().SANDBOX_ORIGIN);
  return builtIn ? "sandbox" : new URL(endpoint).host;
}
