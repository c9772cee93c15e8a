import "server-only";
import type { Executed } from "@/lib/cloudauth/server/outcome";

export type Verdict = { executed: Executed; retryable: boolean };

/** The request was turned away, and the same one will be turned away again. */
const REFUSED: Verdict = { executed: "no", retryable: false };
/** The request was turned away for now. */
const LATER: Verdict = { executed: "no", retryable: true };
/** It failed on the way, or this console has never heard of the Code. */
const UNCERTAIN: Verdict = { executed: "maybe", retryable: false };

/**
 * Codes, or first parts of codes up to a dot. The status is not looked at: `Throttling.Api` comes with 403 from
 * the product and with 400 from the gateway.
 *
 * `SignatureNonceUsed` is uncertain although it is a refusal: each call has a nonce of its own, so somebody on the
 * way sent this one twice, and the first copy may have been executed.
 */
const VERDICTS = new Map<string, Verdict>([
  ["MissingParameter", REFUSED],
  ["InvalidParameter", REFUSED],
  ["TransactionIdInvalid", REFUSED],
  ["ProcessNotCompleted", LATER],
  ["Throttling", LATER],
  ["Forbidden", REFUSED],
  ["SuspiciousActivity", REFUSED],
  ["InvalidAccessKeyId", REFUSED],
  ["SignatureDoesNotMatch", REFUSED],
  ["IncompleteSignature", REFUSED],
  ["SignatureNonceUsed", UNCERTAIN],
  ["InvalidTimeStamp", REFUSED],
  ["InvalidSecurityToken", REFUSED],
  ["MissingSecurityToken", REFUSED],
  ["InvalidApi", REFUSED],
  ["NoPermission", REFUSED],
  ["InternalError", UNCERTAIN],
  ["ServiceUnavailable", UNCERTAIN],
]);

const FAULTS_AT_THE_VENDOR = new Set(["InternalError", "ServiceUnavailable"]);

/** True for a Code that this console knows how to judge. */
export function isKnownCode(code: string): boolean {
  return VERDICTS.has(code) || VERDICTS.has(code.split(".", 1).join(""));
}

/**
 * What a Code other than Success means for sending again. `repeatable` says that the operation changes nothing,
 * so that a fault at the vendor is reason enough to ask once more.
 */
export function classify(code: string, repeatable: boolean): Verdict {
  const verdict = VERDICTS.get(code) ?? VERDICTS.get(code.split(".", 1).join("")) ?? UNCERTAIN;
  return repeatable && FAULTS_AT_THE_VENDOR.has(code) ? { ...verdict, retryable: true } : verdict;
}
