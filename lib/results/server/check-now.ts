import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { log } from "@/lib/platform/server/log";
import { type Confirmation, confirmResult } from "@/lib/results/server/confirm-result";
import { planNext } from "@/lib/results/server/follow-up";

/** Asks for a result because a person wants it now; what was planned is planned anew by what came of it. */
export async function checkNow(by: ChangedBy, id: string): Promise<Confirmation> {
  const confirmation = await confirmResult(by, id, "person");
  // Their answer is there: what cannot be planned now is found by the reconciling job.
  await planNext(id).catch((err: unknown) => log.warn({ err, transaction: id }, "no next look was planned"));
  return confirmation;
}
