import "server-only";
import { database, pool } from "@/lib/platform/server/db";
import type { StartedTransaction } from "@/lib/transactions/view";

// Every start of a transaction asks this: one prepared statement.
const BY_SUBMISSION = {
  name: "find-by-submission",
  text: `SELECT id, state, code, message, request_id AS "requestId" FROM "transaction" WHERE submission_id = $1::uuid`,
};

/** The transaction that a form's submission has already become, or null. */
export async function findBySubmission(submissionId: string): Promise<StartedTransaction | null> {
  const { rows } = await pool().query<StartedTransaction>({ ...BY_SUBMISSION, values: [submissionId] });
  return rows[0] ?? null;
}

/** The row id of the transaction that has this MerchantBizId, or null. */
export async function findByMerchantBizId(merchantBizId: string): Promise<string | null> {
  const found = await database().transaction.findUnique({ where: { merchantBizId }, select: { id: true } });
  return found?.id ?? null;
}

export async function isThere(id: string): Promise<boolean> {
  return (await database().transaction.count({ where: { id } })) > 0;
}

/** Whether a transaction's person was sent as exactly this hash. */
export async function wasSentAs(id: string, merchantUserHash: string): Promise<boolean> {
  const where = { id, merchantUserHash, merchantUserHashed: true };
  return (await database().transaction.count({ where })) > 0;
}
