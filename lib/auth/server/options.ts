import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { SESSION_SECONDS, sessionCookie } from "@/lib/auth/server/session-cookie";
import { env } from "@/lib/platform/server/env";
import { log } from "@/lib/platform/server/log";

export type Doors = {
  /** The new session's person and token, or null. Must not throw: next-auth shows messages to the browser. */
  signIn(email: string, password: string): Promise<{ personId: string; token: string } | null>;
  /** Must not throw either: next-auth would swallow it. */
  signOut(token: string): Promise<void>;
};

/**
 * next-auth as the console uses it: for the sign-in and sign-out requests and their cookie alone. What the cookie
 * carries is our own opaque token in place of next-auth's signed claims; whether it counts is decided by the
 * session row at every request (`actor.ts`).
 */
export function authOptions(doors: Doors): AuthOptions {
  const { name, secure } = sessionCookie();
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    cookies: {
      sessionToken: { name, options: { httpOnly: true, sameSite: "lax", path: "/", secure } },
    },
    logger: { error: report, warn: report, debug: () => undefined },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (typed) => {
          const opened = await doors.signIn(textOf(typed?.email), textOf(typed?.password));
          return opened && { id: opened.personId, sessionToken: opened.token };
        },
      }),
    ],
    jwt: {
      encode: async ({ token }) => textOf(token?.sessionToken),
      decode: async ({ token }) => (token ? { sessionToken: token } : null),
    },
    callbacks: {
      jwt: ({ token, user }) =>
        user && "sessionToken" in user ? { sessionToken: textOf(user.sessionToken) } : token,
      redirect: () => "/",
    },
    events: { signOut: ({ token }) => doors.signOut(textOf(token?.sessionToken)) },
  };
}

/** The code alone: what next-auth would add may quote the request. */
function report(code: string): void {
  log.warn({ code }, "next-auth");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
