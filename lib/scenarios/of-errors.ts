import { RETURN_CODES } from "@/lib/initialize/return-codes";
import type { Scenario, ScriptedError } from "@/lib/scenarios/scenario";

/** One of a family whose members mean the same. */
const MEMBER: Record<string, string> = { "InvalidSecurityToken.*": "InvalidSecurityToken.Expired" };

/** CheckResult answers these in a way of its own; what the others mean does not depend on the operation. */
const OF_CHECK_RESULT = ["TransactionIdInvalid", "SuspiciousActivity", "InternalError", "ServiceUnavailable"];

const idOf = ({ operation, code }: ScriptedError) =>
  `${operation === "Initialize" ? "refused" : "result"}-${code.replaceAll(".", "-")}`;

function ofInitialize(code: string, executed: string): Scenario {
  const error: ScriptedError = { operation: "Initialize", code };
  return {
    id: idOf(error),
    group: "errors",
    script: { initialize: { code } },
    // Only what was certainly not carried out is rejected.
    ends: { state: executed === "no" ? "rejected" : "unknown" },
    error,
  };
}

function ofCheckResult(code: string): Scenario {
  const error: ScriptedError = { operation: "CheckResult", code };
  return {
    id: idOf(error),
    group: "errors",
    script: { device: { does: "pass", afterMs: 300 }, checkResult: [{ code }] },
    ends: { state: "passed" },
    error,
  };
}

/** Every documented error of Initialize, and those of CheckResult that its own scenarios leave out. */
export const ERROR_SCENARIOS: readonly Scenario[] = [
  ...RETURN_CODES.filter(({ code, from }) => code !== "Success" && from !== "check-result").map(
    ({ code, executed }) => ofInitialize(MEMBER[code] ?? code, executed),
  ),
  ...OF_CHECK_RESULT.map(ofCheckResult),
];
