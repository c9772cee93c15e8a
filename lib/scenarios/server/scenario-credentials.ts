import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { endpointInUse } from "@/lib/credentials/server/endpoint-choices";
import { usableRows } from "@/lib/credentials/server/repository";
import { env } from "@/lib/platform/server/env";
import type { ScenarioCredential } from "@/lib/scenarios/view";

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** Host and port, all names of this machine being one. */
function placeOf(origin: string): string {
  const { hostname, port } = new URL(origin);
  return `${LOOPBACK.includes(hostname) ? "here" : hostname}:${port}`;
}

/** The credentials whose calls go to the built-in sandbox: a script can be acted out nowhere else. */
export async function listScenarioCredentials(actor: Actor): Promise<ScenarioCredential[]> {
  authorize(actor, "credential.use");
  const builtIn = placeOf(env().SANDBOX_ORIGIN);
  const rows = await usableRows();
  return rows
    .filter(({ environment, endpoint }) => {
      return environment === "sandbox" && placeOf(endpointInUse(endpoint, environment)) === builtIn;
    })
    .map(({ id, name }) => ({ id, name }));
}
