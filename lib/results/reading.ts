import { meaningOf } from "@/lib/callbacks/meaning";
import type { TransactionState } from "@/lib/transactions/state";

/** What one CheckResult answer says of the verification. */
export type CheckReading = "passed" | "failed" | "not-finished" | "no-verdict";

export type CheckAnswer = {
  /** Code of the answer, or the kind of silence. */
  code: string;
  passed: string | null;
  subCode: string | null;
  hasDetails: boolean;
};

const PASSED_SUB_CODE = "200";

/**
 * `Code=Success` only says that the call worked; the verdict is Passed with SubCode. An unfinished verification is
 * 404 ProcessNotCompleted, or Success with nothing but `Passed=N`. An answer that contradicts itself (`Y` with
 * another SubCode than 200, `N` with 200) is no verdict: a person has to look.
 */
export function readCheck({ code, passed, subCode, hasDetails }: CheckAnswer): CheckReading {
  if (code === "ProcessNotCompleted") return "not-finished";
  if (code !== "Success") return "no-verdict";
  const good = subCode === null || subCode === PASSED_SUB_CODE;
  if (passed === "Y") return good ? "passed" : "no-verdict";
  if (passed !== "N") return "no-verdict";
  if (subCode === PASSED_SUB_CODE) return "no-verdict";
  return subCode === null && !hasDetails ? "not-finished" : "failed";
}

/**
 * The state that a reading moves a pending transaction to, or null when it moves nothing. `final` is true once
 * the TransactionId is dead: what is not finished then never will be.
 */
export function settledBy(
  reading: CheckReading,
  final: boolean,
): Extract<TransactionState, "passed" | "failed" | "abandoned"> | null {
  if (reading === "passed" || reading === "failed") return reading;
  return reading === "not-finished" && final ? "abandoned" : null;
}

/** Whether callback and CheckResult say the same; null while one of them is silent. */
export function agreement(
  reportedPassed: string | null,
  passed: string | null,
): "agrees" | "contradicts" | null {
  if (reportedPassed === null || passed === null) return null;
  return meaningOf(reportedPassed) === meaningOf(passed) ? "agrees" : "contradicts";
}
