import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { auditedSql } from "@/lib/audit/server/audited-sql";
import { seal } from "@/lib/platform/server/seal";
import type { VerifyLogReason } from "@/lib/results/view";

export type VerifyLogToWrite = {
  id: string;
  transactionId: string;
  reason: VerifyLogReason;
  askedById: string | null;
  askedAt: Date;
  durationMs: number;
  httpStatus: number | null;
  code: string;
  message: string | null;
  requestId: string | null;
  verifyStatus: string | null;
  interruptPage: string | null;
  verifyErrorCode: string | null;
  /** JSON text of the whole Result. Sealed before it is written. */
  result: string | null;
};

export const verifyLogContext = (logId: string) => `verify-log:${logId}:result`;

// The lock makes it wait for an erasure under way: what comes after one is not kept.
const INSERT = `INSERT INTO verify_log (id, transaction_id, reason, asked_by_id, asked_at, duration_ms, http_status, code,
  message, request_id, verify_status, interrupt_page, verify_error_code, result_sealed)
SELECT $1, t.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, CASE WHEN t.erased_at IS NULL THEN $14::text END
FROM "transaction" t WHERE t.id = $2 FOR NO KEY UPDATE`;

/** Keeps an answer of CheckVerifyLog. */
export async function writeVerifyLog(by: ChangedBy, log: VerifyLogToWrite): Promise<void> {
  const { reason, code, verifyStatus, transactionId } = log;
  await auditedSql(by, async (tx, trail) => {
    const subject = { type: "transaction", id: transactionId } as const;
    trail.add({ event: "transaction.log-checked", subject, data: { reason, code, verifyStatus } });
    await tx.runLast({ name: "insert-verify-log", text: INSERT, values: valuesOf(log) });
  });
}

function valuesOf(log: VerifyLogToWrite): unknown[] {
  return [
    log.id,
    log.transactionId,
    log.reason,
    log.askedById,
    log.askedAt,
    log.durationMs,
    log.httpStatus,
    log.code,
    log.message,
    log.requestId,
    log.verifyStatus,
    log.interruptPage,
    log.verifyErrorCode,
    log.result === null ? null : seal(log.result, verifyLogContext(log.id)),
  ];
}
