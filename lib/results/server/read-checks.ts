import "server-only";
import { database } from "@/lib/platform/server/db";
import { readCheck } from "@/lib/results/reading";
import { namesOf } from "@/lib/results/server/names-of";
import type { CheckView } from "@/lib/results/view";

const MOST_SHOWN = 100;

/** The newest checks of one transaction, oldest of them first. */
export async function readChecks(transactionId: string): Promise<CheckView[]> {
  const rows = await database().resultCheck.findMany({
    where: { transactionId },
    // Named, because sealed columns are left out otherwise; only whether there is one goes further.
    select: {
      id: true,
      reason: true,
      askedById: true,
      askedAt: true,
      durationMs: true,
      httpStatus: true,
      code: true,
      message: true,
      requestId: true,
      passed: true,
      subCode: true,
      extIdInfoSealed: true,
      erasedAt: true,
    },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
  });
  const names = await namesOf(rows.flatMap(({ askedById }) => askedById ?? []));
  return rows.reverse().map(({ askedAt, askedById, extIdInfoSealed, erasedAt, ...row }) => {
    // Details that were erased since go on counting for what the answer meant.
    const hasDetails = extIdInfoSealed !== null || erasedAt !== null;
    return {
      ...row,
      askedAt: askedAt.toISOString(),
      askedBy: askedById === null ? null : (names.get(askedById) ?? null),
      hasDetails,
      reading: readCheck({ ...row, hasDetails }),
    };
  });
}
