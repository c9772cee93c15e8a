import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { AppError } from "@/lib/kernel/errors";
import { newId } from "@/lib/kernel/ids";
import { isRefusedForGood } from "@/lib/platform/server/database-failure";
import { log } from "@/lib/platform/server/log";
import { type CheckReading, readCheck, settledBy } from "@/lib/results/reading";
import { wantsImages } from "@/lib/results/server/images";
import { type KeptAnswer, readAnswer, unreadable } from "@/lib/results/server/read-answer";
import { type AskedTransaction, readAsked } from "@/lib/results/server/read-asked";
import { PATIENCE_MS, REAL, type Surroundings } from "@/lib/results/server/surroundings";
import { type CheckToWrite, writeCheck } from "@/lib/results/server/write-check";
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
  const facts = {
    transactionId: id,
    reason,
    askedById: by.actor?.personId ?? null,
    askedAt,
    durationMs: Math.round(outcome.durationMs),
  };
  const write = (answer: KeptAnswer) => writeAnswer(by, asked, facts, answer, now());
  const answer = readAnswer(outcome, keepImages);
  return write(answer).catch((problem: unknown) => {
    if (!isRefusedForGood(problem)) throw problem;
    // An answer of which nothing is kept would be asked for again and again, without a pause.
    log.error({ err: problem, transaction: id }, "an answer of CheckResult could not be stored");
    return write(unreadable(answer));
  });
}

type Facts = Pick<CheckToWrite, "transactionId" | "reason" | "askedById" | "askedAt" | "durationMs">;

async function writeAnswer(
  by: ChangedBy,
  asked: Askable,
  facts: Facts,
  answer: KeptAnswer,
  settledAt: Date,
): Promise<Confirmation> {
  const reading = readCheck({ ...answer, hasDetails: answer.extIdInfo !== null });
  const to = asked.state === "pending" ? settledBy(reading, isOver(asked, facts.askedAt)) : null;
  const { reportedPassed } = asked;
  const moved = await writeCheck(by, { id: newId(), ...facts, ...answer }, to, { settledAt, reportedPassed });
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

/** True when a check was refused because the transaction is settled by now. */
export function isAlreadyDone(error: unknown): boolean {
  return error instanceof AppError && error.code === "already-done";
}
