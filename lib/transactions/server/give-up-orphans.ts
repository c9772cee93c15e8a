import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { changeIf } from "@/lib/audit/server/change-if";
import { database } from "@/lib/platform/server/db";
import { moveTransaction } from "@/lib/transactions/server/transaction-writes";
import { INTERRUPTED } from "@/lib/transactions/silence";
import { ORPHANED_AFTER_MS } from "@/lib/transactions/state";

const AT_ONCE = 100;

/** Turns intents whose process died before the outcome into `unknown`. Resolves with how many. */
export async function giveUpOrphans(by: ChangedBy, now: Date): Promise<number> {
  const orphans = await database().transaction.findMany({
    where: { state: "requested", createdAt: { lt: new Date(now.getTime() - ORPHANED_AFTER_MS) } },
    select: { id: true },
    take: AT_ONCE,
  });
  let given = 0;
  for (const { id } of orphans) {
    const moved = await changeIf(by, async (tx, trail) => {
      trail.add({
        event: "transaction.answered",
        subject: { type: "transaction", id },
        data: { state: "unknown", code: INTERRUPTED, httpStatus: null, requestId: null },
      });
      return moveTransaction(tx, id, "unknown", { code: INTERRUPTED });
    });
    if (moved) given += 1;
  }
  return given;
}
