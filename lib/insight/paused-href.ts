import { auditHref } from "@/lib/audit/schema";
import type { Role } from "@/lib/auth/permissions";
import { may } from "@/lib/auth/permissions";

/** Where somebody of this role learns more of paused calls: who may end the pause there, the others where it tells. */
export function pausedHref(role: Role): string {
  if (may(role, "credential.manage")) return "/credentials";
  return may(role, "audit.read") ? auditHref({ event: "breaker.opened" }) : "/initialize";
}
