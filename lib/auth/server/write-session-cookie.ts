import "server-only";
import { cookies } from "next/headers";
import { SESSION_SECONDS, sessionCookie } from "@/lib/auth/server/session-cookie";

/** Puts a session's new token into the browser; only an action or a route can do that. */
export async function writeSessionCookie(token: string): Promise<void> {
  const { name, secure } = sessionCookie();
  (await cookies()).set(name, token, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    // The row keeps the true end; a cookie that outlives it opens nothing.
    maxAge: SESSION_SECONDS,
  });
}
