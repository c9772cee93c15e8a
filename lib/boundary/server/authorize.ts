import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { may, type Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/kernel/errors";

/** The actor, when there is one who may; otherwise the AppError that says why not. */
export function authorize(actor: Actor | null, permission: Permission, beforePasswordChange = false): Actor {
  if (!actor) throw new AppError("not-signed-in", "notSignedIn");
  if (actor.mustChangePassword && !beforePasswordChange) {
    throw new AppError("must-change-password", "mustChangePassword");
  }
  if (!may(actor.role, permission)) throw new AppError("not-allowed", "notAllowed");
  return actor;
}
