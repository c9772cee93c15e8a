import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { readDeliveries } from "@/lib/callbacks/server/read-deliveries";
import { isId } from "@/lib/kernel/ids";
import { readChecks } from "@/lib/results/server/read-checks";
import { readPersonalData } from "@/lib/results/server/read-personal-data";
import { readSchedule } from "@/lib/results/server/read-schedule";
import { readVerifyLogs } from "@/lib/results/server/read-verify-logs";
import type { Story } from "@/lib/timeline/story";
import { readThread } from "@/lib/transactions/server/read-thread";
import { readTransaction } from "@/lib/transactions/server/read-transaction";

/** The whole story of one transaction by its row id, or null when there is none. */
export async function readStory(actor: Actor | null, id: string): Promise<Story | null> {
  const reader = authorize(actor, "transaction.read");
  if (!isId(id)) return null;
  const found = await readTransaction(id);
  if (!found) return null;
  const { view: transaction } = found;
  const [deliveries, checks, verifyLogs, schedule, personal, thread] = await Promise.all([
    readDeliveries(found),
    readChecks(id),
    readVerifyLogs(id),
    readSchedule(id, transaction.state),
    readPersonalData(reader, id),
    readThread(id),
  ]);
  const now = new Date().toISOString();
  return { ...personal, transaction, thread, deliveries, checks, verifyLogs, schedule, now };
}
