import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { auditedSql, type SqlTx } from "@/lib/audit/server/audited-sql";
import { seal } from "@/lib/platform/server/seal";
import { agreement } from "@/lib/results/reading";
import { storeImages } from "@/lib/results/server/images";
import type { FoundImage } from "@/lib/results/server/take-images";
import type { CheckReason } from "@/lib/results/view";
import { moveTransaction } from "@/lib/transactions/server/transaction-writes";
import type { TransactionState } from "@/lib/transactions/state";

export type CheckToWrite = {
  id: string;
  transactionId: string;
  reason: CheckReason;
  askedById: string | null;
  askedAt: Date;
  durationMs: number;
  httpStatus: number | null;
  code: string;
  message: string | null;
  requestId: string | null;
  passed: string | null;
  subCode: string | null;
  /** JSON text as the vendor sent it, without its pictures. Sealed before it is written. */
  extIdInfo: string | null;
  images: readonly FoundImage[];
};

export const extIdInfoContext = (checkId: string) => `result-check:${checkId}:ext-id-info`;

type Settling = {
  settledAt: Date;
  /** What a callback had said, to be held against the verdict. */
  reportedPassed: string | null;
};

/** Keeps a check and, when it settles its transaction, the move: both or neither. True when it moved. */
export function writeCheck(
  by: ChangedBy,
  check: CheckToWrite,
  to: TransactionState | null,
  { settledAt, reportedPassed }: Settling,
): Promise<boolean> {
  const { reason, code, passed, subCode, requestId, transactionId } = check;
  const subject = { type: "transaction", id: transactionId } as const;
  return auditedSql(by, async (tx, trail) => {
    await insertCheck(tx, check);
    await storeImages(tx, check, check.images);
    const data = { reason, code, passed, subCode, requestId };
    trail.add({ event: "transaction.checked", subject, data });
    if (to === null) return false;
    if (!(await moveTransaction(tx, transactionId, to, { passed, subCode, settledAt }))) return false;
    const callback = agreement(reportedPassed, passed);
    trail.add({ event: "transaction.settled", subject, data: { state: to, passed, subCode, callback } });
    return true;
  });
}

// The lock makes it wait for an erasure under way: what comes after one is not kept.
const INSERT = `INSERT INTO result_check (id, transaction_id, reason, asked_by_id, asked_at, duration_ms, http_status, code,
  message, request_id, passed, sub_code, ext_id_info_sealed)
SELECT $1, t.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, CASE WHEN t.erased_at IS NULL THEN $13::text END
FROM "transaction" t WHERE t.id = $2 FOR NO KEY UPDATE`;

async function insertCheck(tx: SqlTx, check: CheckToWrite): Promise<void> {
  const values = [
    check.id,
    check.transactionId,
    check.reason,
    check.askedById,
    check.askedAt,
    check.durationMs,
    check.httpStatus,
    check.code,
    check.message,
    check.requestId,
    check.passed,
    check.subCode,
    check.extIdInfo === null ? null : seal(check.extIdInfo, extIdInfoContext(check.id)),
  ];
  await tx.run({ name: "insert-check", text: INSERT, values });
}
