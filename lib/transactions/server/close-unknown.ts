import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { changeIf } from "@/lib/audit/server/change-if";
import type { Actor } from "@/lib/auth/actor-type";
import { type Clock, systemClock } from "@/lib/kernel/clock";
import { AppError } from "@/lib/kernel/errors";
import { isThere } from "@/lib/transactions/server/find-transaction";
import { closeTransaction } from "@/lib/transactions/server/transaction-writes";

/**
 * A person gives up on an unknown outcome and says why. It stays `unknown` and is never sent again; a callback or
 * an answer that comes after all still resolves it.
 * @throws AppError not-found when there is none; already-done when it is not unknown, or was closed before
 */
export async function closeUnknown(
  by: ChangedBy & { actor: Actor },
  id: string,
  reason: string,
  now: Clock = systemClock,
): Promise<void> {
  const closed = await changeIf(by, async (tx, trail) => {
    trail.add({ event: "transaction.closed", subject: { type: "transaction", id }, data: { reason } });
    return closeTransaction(tx, id, { at: now(), byId: by.actor.personId, reason });
  });
  if (closed) return;
  if (!(await isThere(id))) throw new AppError("not-found", "notFound");
  throw new AppError("already-done", "transactions.problems.notUnknown");
}
