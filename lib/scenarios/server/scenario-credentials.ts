import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { reachesSandbox } from "@/lib/credentials/server/endpoint-choices";
import { usableRows } from "@/lib/credentials/server/repository";
import type { ScenarioCredential } from "@/lib/scenarios/view";

/** The credentials whose calls go to the built-in sandbox: a script can be acted out nowhere else. */
export async function listScenarioCredentials(actor: Actor): Promise<ScenarioCredential[]> {
  authorize(actor, "credential.use");
  const rows = await usableRows();
  return rows.filter(reachesSandbox).map(({ id, name }) => ({ id, name }));
}
