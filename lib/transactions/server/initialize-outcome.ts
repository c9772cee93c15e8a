import "server-only";
import type { InitializeResult, UnansweredReason, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { seal } from "@/lib/platform/server/seal";
import type { MoveData } from "@/lib/transactions/server/transaction-writes";
import { TRANSACTION_ID_TAKEN } from "@/lib/transactions/silence";
import { deadlineOf, type TransactionState } from "@/lib/transactions/state";

export type InitializeMove = {
  to: Extract<TransactionState, "pending" | "rejected" | "unknown">;
  code: string;
  message: string | null;
  httpStatus: number | null;
  requestId: string | null;
  durationMs: number;
  /** Of an accepted one. */
  deadline: Date | null;
  data: MoveData;
};

export const protocolContext = (id: string) => `transaction:${id}:protocol`;

/**
 * What an outcome of Initialize makes of its transaction. What was certainly not executed rejects it: a definite
 * refusal, or a call of which nothing was sent. Without an answer to what was sent, or with one that leaves open whether
 * it was executed, it is unknown. Never nothing.
 */
export function readOutcome(
  id: string,
  outcome: VendorOutcome<InitializeResult>,
  sentAt: Date,
  answeredAt: Date,
): InitializeMove {
  const { httpStatus, requestId } = outcome;
  const durationMs = Math.round(outcome.durationMs);
  const common = { httpStatus, requestId, durationMs, answeredAt };
  const said = { httpStatus, requestId, durationMs, deadline: null };
  if (outcome.kind === "accepted") {
    const { TransactionId, Protocol, TransactionUrl } = outcome.result;
    const { code, message } = outcome;
    const deadline = deadlineOf(sentAt);
    const accepted = {
      transactionId: TransactionId,
      transactionIdFrom: "answer",
      protocolSealed: Protocol === null ? null : seal(Protocol, protocolContext(id)),
      transactionUrl: TransactionUrl,
      deadline,
    };
    const data = { ...common, ...accepted, code, message };
    return { ...said, to: "pending", code, message, deadline, data };
  }
  if (outcome.kind === "refused") {
    const { code, message, accessDeniedDetail, executed } = outcome;
    const data = { ...common, code, message, accessDeniedDetail };
    return { ...said, to: executed === "no" ? "rejected" : "unknown", code, message, data };
  }
  const code = outcome.reason;
  const message = outcome.said ?? null;
  // Nothing was answered: the time at which we gave up is no answer's.
  const data = { ...common, answeredAt: null, code, message };
  // "no" only when not a byte of the call can have left for the vendor.
  const to = outcome.executed === "no" ? "rejected" : "unknown";
  return { ...said, to, code, message, data };
}

const NOT_UNDERSTOOD: UnansweredReason = "answer-not-understood";

/**
 * What becomes of a transaction whose answer PostgreSQL refuses for what it is: unknown, with nothing of the answer but
 * that it came, and the TransactionId when it is the matter. An answer cannot be asked for again, so this is all that
 * will ever be known of it.
 */
export function readUnstorable({ httpStatus, requestId, durationMs, data }: InitializeMove, taken: boolean) {
  const code = taken ? TRANSACTION_ID_TAKEN : NOT_UNDERSTOOD;
  const message = taken ? `TransactionId ${data.transactionId}` : null;
  const said = { httpStatus, requestId, durationMs, code, message };
  const answeredAt = data.answeredAt ?? null;
  const move: InitializeMove = { ...said, to: "unknown", deadline: null, data: { ...said, answeredAt } };
  return move;
}
