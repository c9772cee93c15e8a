import "server-only";
import { auditedChange, type ChangedBy, type Tx } from "@/lib/audit/server/audited-change";
import { seal } from "@/lib/platform/server/seal";
import { moveTransaction } from "@/lib/transactions/server/transaction-writes";
import type { TransactionState } from "@/lib/transactions/state";

export type CheckReason = "callback" | "deadline" | "person";

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
  /** JSON text as the vendor sent it. Sealed before it is written. */
  extIdInfo: string | null;
};

export const extIdInfoContext = (checkId: string) => `result-check:${checkId}:ext-id-info`;

/** Keeps a check and, when it settles its transaction, the move: both or neither. True when it moved. */
export function writeCheck(
  by: ChangedBy,
  check: CheckToWrite,
  to: TransactionState | null,
): Promise<boolean> {
  const { reason, code, passed, subCode, requestId, transactionId } = check;
  const subject = { type: "transaction", id: transactionId } as const;
  return auditedChange(by, async (tx, trail) => {
    await insertCheck(tx, check);
    const data = { reason, code, passed, subCode, requestId };
    trail.add({ event: "transaction.checked", subject, data });
    if (to === null) return false;
    const verdict = { passed, subCode, settledAt: new Date() };
    if (!(await moveTransaction(tx, transactionId, to, verdict))) return false;
    trail.add({ event: "transaction.settled", subject, data: { state: to, passed, subCode } });
    return true;
  });
}

async function insertCheck(tx: Tx, { extIdInfo, ...row }: CheckToWrite): Promise<void> {
  const extIdInfoSealed = extIdInfo === null ? null : seal(extIdInfo, extIdInfoContext(row.id));
  await tx.resultCheck.create({ data: { ...row, extIdInfoSealed }, select: { id: true } });
}
