import "server-only";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/auth/actor-type";
import { may, type Permission } from "@/lib/auth/permissions";
import { pathToReturnTo } from "@/lib/auth/return-path";
import { takeEarlyLook } from "@/lib/auth/server/early-look";
import { sessionCookie } from "@/lib/auth/server/session-cookie";
import { findActor } from "@/lib/auth/server/sessions";
import { UNATTENDED_HEADER } from "@/lib/auth/unattended";

export type { Actor } from "@/lib/auth/actor-type";

/**
 * Who sent this request, or null. Asked of the database once per request, so a revoked session, a disabled
 * person or a lowered role counts from the very next one. It counts as use of the session, unless it is unattended
 * or its headers say so.
 */
export const currentActor = cache(async (unattended = false): Promise<Actor | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  const alone = unattended || (await headers()).has(UNATTENDED_HEADER);
  return findActor(token, new Date(), alone, takeEarlyLook(token));
});

/**
 * The first line of every page. Nobody goes to `/sign-in` (and comes back afterwards), whoever still has a
 * one-time password goes to `/account`, and a role without the permission sees the 403 page.
 */
export async function requireActor(permission: Permission): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect(signInPath(pathToReturnTo((await headers()).get("x-console-path"))));
  if (actor.mustChangePassword && permission !== "account.manage") redirect("/account");
  if (!may(actor.role, permission)) forbidden();
  return actor;
}

function signInPath(to: string): string {
  return to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`;
}
