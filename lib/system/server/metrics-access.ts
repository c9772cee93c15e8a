import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import type { Actor } from "@/lib/auth/actor-type";
import { may } from "@/lib/auth/permissions";
import { AppError } from "@/lib/kernel/errors";
import { env } from "@/lib/platform/server/env";

/**
 * Lets in whoever may see the system, and a collector that sends CONSOLE_METRICS_TOKEN as a bearer token: a
 * collector cannot sign in. @throws AppError for anybody else
 */
export function admitToMetrics(actor: Actor | null, authorization: string | null): void {
  const token = env().CONSOLE_METRICS_TOKEN;
  if (token && authorization && same(authorization, `Bearer ${token}`)) return;
  if (!actor) throw new AppError("not-signed-in", "notSignedIn");
  if (actor.mustChangePassword || !may(actor.role, "system.read"))
    throw new AppError("not-allowed", "notAllowed");
}

/** Compares hashes, so that neither content nor length of the token shows in the time taken. */
function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
