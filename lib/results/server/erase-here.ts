import "server-only";
import type { ChangedBy } from "@/lib/audit/changed-by";
import type { SqlTx } from "@/lib/audit/server/audited-sql";
import { changeIf } from "@/lib/audit/server/change-if";
import { eraseDeliveries, eraseDetails, eraseImages, eraseVerifyLogs } from "@/lib/results/server/erase-sql";
import { ERASED } from "@/lib/transactions/erased";

export type Erasing = { erasureId: string; transactionId: string; reason: string; at: Date };

/** A transaction that something may still come of is left alone. */
const MAY_ERASE = `(state IN ('passed', 'failed', 'abandoned', 'rejected') OR (state = 'unknown' AND closed_at IS NOT NULL))`;

/** The row is locked first: whoever is about to write a result of it waits, and then finds it erased. */
const MARK = `UPDATE "transaction" SET erased_at = coalesce(erased_at, $1), protocol_sealed = NULL,
  transaction_url = NULL, merchant_user_hash = '${ERASED}', meta_info_hash = NULL, meta_info_sealed = NULL,
  meta_info_erased_at = coalesce(meta_info_erased_at, $1),
  parameters = parameters - 'MetaInfo'
    || CASE WHEN parameters ? 'CallbackUrl' AND callback_token_hash IS NULL
      THEN '{"CallbackUrl": "${ERASED}"}'::jsonb ELSE '{}' END
WHERE id = $2 AND ${MAY_ERASE}`;

const ROW = `INSERT INTO erasure (id, transaction_id, asked_by_id, reason, asked_at, erased_at)
VALUES ($1, $2, $3, $4, $5, $5)`;

const OF_IT = "transaction_id = $2";

const PARTS = [
  { name: "erase-details", text: eraseDetails(OF_IT) },
  { name: "erase-images", text: eraseImages(OF_IT) },
  { name: "erase-verify-logs", text: eraseVerifyLogs(OF_IT) },
  { name: "erase-deliveries", text: eraseDeliveries(OF_IT) },
];

/** Erases a transaction's personal data in this console, all of it or none. False when it may not be erased. */
export function eraseHere(by: ChangedBy, erasing: Erasing): Promise<boolean> {
  const { erasureId, transactionId, reason, at } = erasing;
  return changeIf(by, async (tx, trail) => {
    if (!(await markErased(tx, erasing))) return false;
    for (const part of PARTS) await tx.run({ ...part, values: [at, transactionId] });
    const askedById = by.actor?.personId ?? null;
    const values = [erasureId, transactionId, askedById, reason, at];
    await tx.run({ name: "insert-erasure", text: ROW, values });
    const subject = { type: "transaction", id: transactionId } as const;
    trail.add({ event: "result.erased", subject, data: { erasureId, reason } });
    return true;
  });
}

async function markErased(tx: SqlTx, { transactionId, at }: Erasing): Promise<boolean> {
  return (await tx.run({ name: "mark-erased", text: MARK, values: [at, transactionId] })) === 1;
}
