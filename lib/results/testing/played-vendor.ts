import type { CloudauthClient } from "@/lib/cloudauth/server/client";
import type {
  CheckResultResult,
  InitializeResult,
  UnansweredReason,
  VendorOutcome,
} from "@/lib/cloudauth/server/outcome";
import { type Said, TOOK } from "@/lib/results/testing/model";

const said = { httpStatus: 200, requestId: "130A2C10", durationMs: TOOK };

function accepted<T>(result: T): VendorOutcome<T> {
  return { ...said, kind: "accepted", code: "Success", message: null, result };
}

export function refused(httpStatus: number, code: string, executed: "no" | "maybe"): VendorOutcome<never> {
  const refusal = { message: null, accessDeniedDetail: null, executed, retryable: false };
  return { ...said, ...refusal, kind: "refused", httpStatus, code };
}

function unanswered(reason: UnansweredReason, executed: "no" | "maybe" = "maybe"): VendorOutcome<never> {
  return { ...said, kind: "unanswered", reason, httpStatus: null, requestId: null, executed };
}

/** Outcomes of Initialize, as the client hands them over. */
export const INITIALIZE = {
  accepted: (TransactionId: string): VendorOutcome<InitializeResult> =>
    accepted({ TransactionId, Protocol: null, TransactionUrl: null }),
  refused: () => refused(400, "InvalidParameter", "no"),
  unclear: () => refused(500, "InternalError", "maybe"),
  silent: () => unanswered("connection-reset"),
  unsent: () => unanswered("name-not-found", "no"),
};

const verdict = (Passed: string, SubCode: string) =>
  accepted<CheckResultResult>({ Passed, SubCode, ExtIdInfo: '{"ocrIdInfo":{}}' });

export const CHECK_RESULT: Record<Said, () => VendorOutcome<CheckResultResult>> = {
  passed: () => verdict("Y", "200"),
  failed: () => verdict("N", "204"),
  unfinished: () => refused(404, "ProcessNotCompleted", "no"),
  contradictory: () => verdict("Y", "205"),
  throttled: () => refused(403, "Throttling.Api", "no"),
  silent: () => unanswered("headers-timeout"),
};

const notPlayed = () => Promise.reject(new Error("This call is not played"));

/** A client that answers CheckResult as told, and nothing else. */
export function playedClient(checkResult: CloudauthClient["checkResult"]): CloudauthClient {
  return {
    initialize: notPlayed,
    checkVerifyLog: notPlayed,
    deleteVerifyResult: notPlayed,
    keepalive: notPlayed,
    close: async () => {},
    checkResult,
  };
}
