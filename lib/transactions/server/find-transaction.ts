import "server-only";
import { database } from "@/lib/platform/server/db";
import type { StartedTransaction } from "@/lib/transactions/view";

const STARTED = { id: true, state: true, code: true, message: true, requestId: true } as const;

/** The transaction that a form's submission has already become, or null. */
export function findBySubmission(submissionId: string): Promise<StartedTransaction | null> {
  return database().transaction.findUnique({ where: { submissionId }, select: STARTED });
}

export async function merchantBizIdIsTaken(merchantBizId: string): Promise<boolean> {
  return (await database().transaction.count({ where: { merchantBizId } })) > 0;
}
