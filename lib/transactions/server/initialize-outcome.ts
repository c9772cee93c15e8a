import "server-only";
import type { InitializeResult, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { seal } from "@/lib/platform/server/seal";
import type { MoveData } from "@/lib/transactions/server/transaction-writes";
import { deadlineOf, type TransactionState } from "@/lib/transactions/state";

export type InitializeMove = {
  to: Extract<TransactionState, "pending" | "rejected" | "unknown">;
  code: string;
  message: string | null;
  httpStatus: number | null;
  requestId: string | null;
  data: MoveData;
};

export const protocolContext = (id: string) => `transaction:${id}:protocol`;

/**
 * What an outcome of Initialize makes of its transaction. Only a definite refusal rejects it: without an answer,
 * or with one that leaves open whether the call was executed, it is unknown. Never nothing.
 */
export function readOutcome(
  id: string,
  outcome: VendorOutcome<InitializeResult>,
  sentAt: Date,
  answeredAt: Date,
): InitializeMove {
  const { httpStatus, requestId, durationMs } = outcome;
  const common = { httpStatus, requestId, durationMs: Math.round(durationMs), answeredAt };
  if (outcome.kind === "accepted") {
    const { TransactionId, Protocol, TransactionUrl } = outcome.result;
    const { code, message } = outcome;
    const accepted = {
      transactionId: TransactionId,
      protocolSealed: Protocol === null ? null : seal(Protocol, protocolContext(id)),
      transactionUrl: TransactionUrl,
      deadline: deadlineOf(sentAt),
    };
    const data = { ...common, ...accepted, code, message };
    return { to: "pending", code, message, httpStatus, requestId, data };
  }
  if (outcome.kind === "refused") {
    const { code, message, accessDeniedDetail, executed } = outcome;
    const data = { ...common, code, message, accessDeniedDetail };
    return { to: executed === "no" ? "rejected" : "unknown", code, message, httpStatus, requestId, data };
  }
  const code = outcome.reason;
  // Nothing was answered: the time at which we gave up is no answer's.
  const data = { ...common, answeredAt: null, code };
  return { to: "unknown", code, message: null, httpStatus, requestId, data };
}
