import "server-only";
import { database } from "@/lib/platform/server/db";
import { namesOf } from "@/lib/results/server/names-of";
import type { VerifyLogView } from "@/lib/results/view";

const MOST_SHOWN = 50;

const SHOWN = {
  id: true,
  reason: true,
  askedById: true,
  askedAt: true,
  durationMs: true,
  httpStatus: true,
  code: true,
  message: true,
  requestId: true,
  verifyStatus: true,
  interruptPage: true,
  verifyErrorCode: true,
} as const;

/** What CheckVerifyLog answered of one transaction, oldest first; the log itself stays sealed. */
export async function readVerifyLogs(transactionId: string): Promise<VerifyLogView[]> {
  const rows = await database().verifyLog.findMany({
    where: { transactionId },
    select: SHOWN,
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
  });
  const names = await namesOf(rows.flatMap(({ askedById }) => askedById ?? []));
  return rows.reverse().map(({ askedAt, askedById, ...row }) => ({
    ...row,
    askedAt: askedAt.toISOString(),
    askedBy: askedById === null ? null : (names.get(askedById) ?? null),
  }));
}
