import "server-only";
import type { Executed } from "@/lib/cloudauth/server/outcome";
import { describeCode } from "@/lib/initialize/return-codes";

export type Verdict = { executed: Executed; retryable: boolean };

/** The request was turned away, and the same one will be turned away again. */
const REFUSED: Verdict = { executed: "no", retryable: false };
/** The request was turned away for now. */
const LATER: Verdict = { executed: "no", retryable: true };
/** This console has never heard of the Code, so nothing is certain. */
const UNCERTAIN: Verdict = { executed: "maybe", retryable: false };

/** First parts of codes that tell enough even when the rest of the code is documented nowhere. */
const FAMILIES = new Map<string, Verdict>([
  ["Throttling", LATER],
  ["Forbidden", REFUSED],
  ["InvalidAccessKeyId", REFUSED],
  ["InvalidTimeStamp", REFUSED],
  ["InvalidApi", REFUSED],
  ["MissingSecurityToken", REFUSED],
  ["NoPermission", REFUSED],
]);

/** Codes of a vendor that failed, whose operation may work the next time. */
const FAULTS = new Set(["InternalError", "ServiceUnavailable"]);

function verdictOf(code: string): Verdict | undefined {
  const known = describeCode(code);
  if (known === undefined) return FAMILIES.get(code.split(".", 1).join(""));
  return { executed: known.executed === "no" ? "no" : "maybe", retryable: known.retryable };
}

/** True for a Code that this console knows how to judge. */
export function isKnownCode(code: string): boolean {
  return verdictOf(code) !== undefined;
}

/**
 * What a Code other than Success means for sending again. The status is not looked at: `Throttling.Api` comes with
 * 403 from the product and with 400 from the gateway. `repeatable` says that the operation changes nothing, so that
 * a fault at the vendor is reason enough to ask once more.
 */
export function classify(code: string, repeatable: boolean): Verdict {
  const verdict = verdictOf(code) ?? UNCERTAIN;
  return repeatable && FAULTS.has(code) ? { ...verdict, retryable: true } : verdict;
}
