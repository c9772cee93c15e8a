import type { Refusal } from "@/lib/sandbox/gateway/refusal";
import type { WireFault } from "@/lib/sandbox/scripts/schema";

/** What goes back over HTTP: a status and a JSON body, late or spoiled where a script ordered it. */
export type Answer = {
  status: number;
  body: Record<string, unknown>;
  delayMs?: number;
  wire?: WireFault;
  /** The gateway's own clock in epoch milliseconds, where it is not the real one. */
  date?: number;
  /** Runs when the answer has gone out or was lost. */
  after?: () => void;
};

/** The layout of a call that worked: `Result` only where the operation has one. */
export function success(requestId: string, result?: Record<string, unknown>, code = "Success"): Answer {
  const body = { RequestId: requestId, Code: code, Message: "success" };
  return { status: 200, body: result ? { ...body, Result: result } : body };
}

const DENIED = {
  AuthAction: "cloudauth-intl:*",
  AuthPrincipalType: "SubUser",
  NoPermissionType: "ImplicitDeny",
  PolicyType: "AccountLevelIdentityBasedPolicy",
};

/** The layout of a refusal; one by RAM also names the permission that is lacking. */
export function refused(requestId: string, refusal: Refusal): Answer {
  const body = { RequestId: requestId, Code: refusal.code, Message: refusal.message };
  const byRam = refusal.code === "Forbidden.RAMUserAccessDenied";
  return { status: refusal.status, body: byRam ? { ...body, AccessDeniedDetail: DENIED } : body };
}
