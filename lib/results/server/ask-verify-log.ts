import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import type { CheckVerifyLogResult, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { readAsked } from "@/lib/results/server/read-asked";
import { PATIENCE_MS, REAL, type Surroundings } from "@/lib/results/server/surroundings";
import { writeVerifyLog } from "@/lib/results/server/write-verify-log";
import type { VerifyLogReason } from "@/lib/results/view";

/**
 * Asks the vendor how far the device came, and keeps the answer. Complete answers are to be had once the
 * TransactionId is dead, so nobody is asked earlier.
 * @throws AppError already-done when there is no TransactionId, or it may still be used
 */
export async function askVerifyLog(
  by: ChangedBy,
  id: string,
  reason: VerifyLogReason,
  { now, call }: Surroundings = REAL,
): Promise<{ code: string; verifyStatus: string | null }> {
  const asked = await readAsked(id);
  if (!asked) throw new AppError("not-found", "notFound");
  const { transactionId, deadline, merchantBizId, credentialId } = asked;
  if (transactionId === null || deadline === null || now() < deadline) {
    throw new AppError("already-done", "results.problems.logTooEarly");
  }
  const patience = reason === "person" ? PATIENCE_MS.person : PATIENCE_MS.job;
  let askedAt = now();
  const outcome = await call(credentialId, "CheckVerifyLog", patience, (vendor) => {
    askedAt = now();
    return vendor.checkVerifyLog({ MerchantBizId: merchantBizId, TransactionId: transactionId });
  });
  const answer = readAnswer(outcome);
  const askedById = by.actor?.personId ?? null;
  const durationMs = Math.round(outcome.durationMs);
  await writeVerifyLog(by, {
    id: newId(),
    transactionId: id,
    reason,
    askedById,
    askedAt,
    durationMs,
    ...answer,
  });
  return { code: answer.code, verifyStatus: answer.verifyStatus };
}

function readAnswer(outcome: VendorOutcome<CheckVerifyLogResult>) {
  const { httpStatus, requestId } = outcome;
  const silent = {
    httpStatus,
    requestId,
    message: null,
    verifyStatus: null,
    interruptPage: null,
    verifyErrorCode: null,
    result: null,
  };
  if (outcome.kind === "unanswered") return { ...silent, code: outcome.reason as string };
  const { code, message } = outcome;
  if (outcome.kind === "refused") return { ...silent, code, message };
  const { VerifyStatus, InterruptPage, InterruptPageEn, VerifyErrorCode, whole } = outcome.result;
  return {
    ...silent,
    code,
    message,
    verifyStatus: VerifyStatus,
    interruptPage: InterruptPageEn ?? InterruptPage,
    verifyErrorCode: VerifyErrorCode,
    result: whole,
  };
}
