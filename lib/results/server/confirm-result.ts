import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import type { CheckResultResult, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { type CheckReading, readCheck, settledBy } from "@/lib/results/reading";
import { wantsImages } from "@/lib/results/server/images";
import { type AskedTransaction, readAsked } from "@/lib/results/server/read-asked";
import { PATIENCE_MS, REAL, type Surroundings } from "@/lib/results/server/surroundings";
import { takeImages } from "@/lib/results/server/take-images";
import { writeCheck } from "@/lib/results/server/write-check";
import type { CheckReason } from "@/lib/results/view";
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
 * Asks the vendor for the result of one pending transaction, by the stored TransactionId and no other, keeps the
 * answer, and moves the transaction when the answer settles it. Two at once: one move. One that is settled is asked
 * about only before the vendor deletes, for what its document says.
 * @throws AppError already-done when there is nothing to ask for; whatever kept the call from being sent
 */
export async function confirmResult(
  by: ChangedBy,
  id: string,
  reason: CheckReason,
  on: Surroundings = REAL,
): Promise<Confirmation> {
  const found = await readAsked(id);
  if (!found) throw new AppError("not-found", "notFound");
  return confirmFound(by, found, reason, on);
}

/** The same for one whose facts were just read. */
export async function confirmFound(
  by: ChangedBy,
  found: AskedTransaction,
  reason: CheckReason,
  { now, call }: Surroundings,
): Promise<Confirmation> {
  const { id } = found;
  const asked = askable(found, reason);
  const patience = reason === "person" ? PATIENCE_MS.person : PATIENCE_MS.job;
  const keepImages = await wantsImages();
  let askedAt = now();
  const outcome = await call(asked.credentialId, "CheckResult", patience, (vendor) => {
    // Only now is it its turn: what is not finished must be so at the moment of asking.
    askedAt = now();
    const { merchantBizId: MerchantBizId, transactionId: TransactionId } = asked;
    return vendor.checkResult({
      MerchantBizId,
      TransactionId,
      ...(keepImages ? { IsReturnImage: "Y" } : {}),
    });
  });
  const answer = readAnswer(outcome);
  const reading = readCheck({ ...answer, hasDetails: answer.extIdInfo !== null });
  const to = asked.state === "pending" ? settledBy(reading, isOver(asked, askedAt)) : null;
  const askedById = by.actor?.personId ?? null;
  const durationMs = Math.round(outcome.durationMs);
  const check = { id: newId(), transactionId: id, reason, askedById, askedAt, durationMs, ...answer };
  // Pictures that come unasked for go no further than this.
  const taken = answer.extIdInfo === null ? null : takeImages(answer.extIdInfo, keepImages);
  const moved = await writeCheck(
    by,
    { ...check, extIdInfo: taken?.text ?? null, images: taken?.images ?? [] },
    to,
    { settledAt: now(), reportedPassed: asked.reportedPassed },
  );
  const { code, message, requestId } = answer;
  return { reading, state: moved && to ? to : asked.state, code, message, requestId };
}

type Askable = AskedTransaction & { transactionId: string; deadline: Date };

function askable(found: AskedTransaction, reason: CheckReason): Askable {
  const { state, transactionId, deadline } = found;
  const missing = reason === "before-deletion" && (state === "passed" || state === "failed");
  if ((state !== "pending" && !missing) || transactionId === null || deadline === null) {
    throw new AppError("already-done", "results.problems.notPending");
  }
  return { ...found, transactionId, deadline };
}

function isOver({ deadline, durationMs, reportedAt }: Askable, askedAt: Date): boolean {
  return askedAt >= abandonedFrom(deadline, durationMs, reportedAt);
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
