import "server-only";
import { env } from "@/lib/platform/server/env";

/** The token lives at most this long, used or not. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** A session nobody used for this long is over. */
export const IDLE_SECONDS = 60 * 60;

export type SessionCookie = { name: string; secure: boolean };

/** `__Host-` binds the cookie to this very host over https; browsers refuse that prefix without Secure. */
export function sessionCookie(publicUrl: string = env().CONSOLE_PUBLIC_URL): SessionCookie {
  const secure = new URL(publicUrl).protocol === "https:";
  return { name: secure ? "__Host-console.session" : "console.session", secure };
}

/** The token in a request's header. None when there are two: which of them counts is not for two readers to decide. */
export function tokenIn(cookies: string | undefined): string | undefined {
  const start = `${sessionCookie().name}=`;
  const [only, ...others] = (cookies ?? "").split(/; */).filter((cookie) => cookie.startsWith(start));
  return others.length > 0 ? undefined : only?.slice(start.length);
}
