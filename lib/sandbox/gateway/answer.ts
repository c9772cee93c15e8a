import type { Refusal } from "@/lib/sandbox/gateway/refusal";

/** What goes back over HTTP: a status and a JSON body. */
export type Answer = { status: number; body: Record<string, unknown> };

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
