import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { readDeliveries } from "@/lib/callbacks/server/read-deliveries";
import { isId } from "@/lib/kernel/ids";
import { readChecks } from "@/lib/results/server/read-checks";
import { readPersonalData } from "@/lib/results/server/read-personal-data";
import type { Story } from "@/lib/timeline/story";
import { readTransaction } from "@/lib/transactions/server/read-transaction";

/** The whole story of one transaction by its row id, or null when there is none. */
export async function readStory(actor: Actor | null, id: string): Promise<Story | null> {
  const reader = authorize(actor, "transaction.read");
  if (!isId(id)) return null;
  const found = await readTransaction(id);
  if (!found) return null;
  const [deliveries, checks, personal] = await Promise.all([
    readDeliveries(found),
    readChecks(id),
    readPersonalData(reader, id),
  ]);
  return { ...personal, transaction: found.view, deliveries, checks, now: new Date().toISOString() };
}
