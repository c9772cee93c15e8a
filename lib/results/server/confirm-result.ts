import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import type { CheckResultResult, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { openCredentialClient } from "@/lib/credentials/server/open-credential";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { type CheckReading, readCheck, settledBy } from "@/lib/results/reading";
import { type CheckReason, writeCheck } from "@/lib/results/server/write-check";
import { abandonedFrom, type TransactionState } from "@/lib/transactions/state";

export type Confirmation = {
  reading: CheckReading;
  /** The state afterwards, as far as this check knows. */
  state: TransactionState;
  code: string;
  message: string | null;
  requestId: string | null;
};

/**
 * Asks the vendor for the result of one pending transaction, by the TransactionId that Initialize returned and no
 * other, keeps the answer, and moves the transaction when the answer settles it. Two at once: one move.
 */
export async function confirmResult(by: ChangedBy, id: string, reason: CheckReason): Promise<Confirmation> {
  const pending = await findPending(id);
  const vendor = await openCredentialClient(pending.credentialId, "ask");
  const askedAt = new Date();
  const outcome = await vendor.checkResult({
    MerchantBizId: pending.merchantBizId,
    TransactionId: pending.transactionId,
  });
  const answer = readAnswer(outcome);
  const reading = readCheck({ ...answer, hasDetails: answer.extIdInfo !== null });
  const to = settledBy(reading, askedAt >= abandonedFrom(pending.deadline, pending.durationMs));
  const askedById = by.actor?.personId ?? null;
  const durationMs = Math.round(outcome.durationMs);
  const check = { id: newId(), transactionId: id, reason, askedById, askedAt, durationMs, ...answer };
  const moved = await writeCheck(by, check, to);
  const { code, message, requestId } = answer;
  return { reading, state: moved && to ? to : "pending", code, message, requestId };
}

async function findPending(id: string) {
  const found = await database().transaction.findUnique({
    where: { id },
    select: {
      state: true,
      transactionId: true,
      merchantBizId: true,
      credentialId: true,
      deadline: true,
      durationMs: true,
    },
  });
  if (!found) throw new AppError("not-found", "notFound");
  const { state, transactionId, deadline } = found;
  if (state !== "pending" || transactionId === null || deadline === null) {
    throw new AppError("already-done", "results.problems.notPending");
  }
  return { ...found, transactionId, deadline };
}

function readAnswer(outcome: VendorOutcome<CheckResultResult>) {
  const { httpStatus, requestId } = outcome;
  const silent = { httpStatus, requestId, message: null, passed: null, subCode: null, extIdInfo: null };
  if (outcome.kind === "unanswered") return { ...silent, code: outcome.reason as string };
  const { code, message } = outcome;
  if (outcome.kind === "refused") return { ...silent, code, message };
  const { Passed, SubCode, ExtIdInfo } = outcome.result;
  return { ...silent, code: code as string, message, passed: Passed, subCode: SubCode, extIdInfo: ExtIdInfo };
}

/** True when a check was refused because the transaction is settled by now. */
export function isAlreadyDone(error: unknown): boolean {
  return error instanceof AppError && error.code === "already-done";
}
