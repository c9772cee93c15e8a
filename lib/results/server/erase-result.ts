import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { type AtVendor, eraseAtVendor } from "@/lib/results/server/erase-at-vendor";
import { eraseHere } from "@/lib/results/server/erase-here";
import { REAL, type Surroundings } from "@/lib/results/server/surroundings";

/**
 * Erases a transaction's personal data here, then at the vendor. What the vendor did not confirm may be asked for
 * again by the same call.
 * @throws AppError while something may still come of the transaction, and when all is erased already
 */
export async function eraseResult(
  by: ChangedBy,
  id: string,
  reason: string,
  surroundings: Surroundings = REAL,
): Promise<{ vendor: AtVendor }> {
  const { transactionId, credentialId } = await findErasable(id);
  const erasureId = newId();
  const erasing = { erasureId, transactionId: id, reason, at: surroundings.now() };
  if (!(await eraseHere(by, erasing))) throw notYet();
  if (transactionId === null) return { vendor: "nothing-there" };
  return { vendor: await eraseAtVendor(by, erasureId, { id, transactionId, credentialId }, surroundings) };
}

const notYet = () => new AppError("conflict", "personal.problems.notErasable");

async function findErasable(id: string) {
  const found = await database().transaction.findUnique({
    where: { id },
    select: {
      state: true,
      closedAt: true,
      erasedAt: true,
      transactionId: true,
      credentialId: true,
      erasures: { where: { vendorErasedAt: { not: null } }, select: { id: true }, take: 1 },
    },
  });
  if (!found) throw new AppError("not-found", "notFound");
  const { state, closedAt, erasedAt, transactionId, credentialId, erasures } = found;
  const open = state === "requested" || state === "pending" || (state === "unknown" && closedAt === null);
  if (open) throw notYet();
  if (erasedAt !== null && (transactionId === null || erasures.length > 0)) {
    throw new AppError("already-done", "personal.problems.erasedAlready");
  }
  return { transactionId, credentialId };
}
