import { checkResult } from "@/lib/sandbox/operations/check-result";
import { checkVerifyLog } from "@/lib/sandbox/operations/check-verify-log";
import { deleteVerifyResult } from "@/lib/sandbox/operations/delete-verify-result";
import { initialize } from "@/lib/sandbox/operations/initialize";
import { keepalive } from "@/lib/sandbox/operations/keepalive";
import type { Operation } from "@/lib/sandbox/operations/operation";

/** The version of the API that the stand-in speaks. */
export const API_VERSION = "2022-08-09";

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ["Initialize", initialize],
  ["CheckResult", checkResult],
  ["CheckVerifyLog", checkVerifyLog],
  ["DeleteVerifyResult", deleteVerifyResult],
  ["KeepaliveIntl", keepalive],
]);

export const ACTIONS: readonly string[] = [...OPERATIONS.keys()];

/** The operation behind an action's name; undefined when there is none of that name. */
export function operationOf(action: string | undefined): Operation | undefined {
  return action === undefined ? undefined : OPERATIONS.get(action);
}

/** The Code of a call that worked: `Success`, but `200` where a deletion did. */
export function successCodeOf(action: string): string {
  return action === "DeleteVerifyResult" ? "200" : "Success";
}
