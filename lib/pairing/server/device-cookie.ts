import "server-only";
import { cookies } from "next/headers";
import { env } from "@/lib/platform/server/env";

/** A code's ten minutes, ten more for the form, and the thirty of a transaction: then the token opens nothing. */
const SECONDS = 50 * 60;

const isSecure = () => env().CONSOLE_PUBLIC_URL.startsWith("https:");
const nameOf = () => (isSecure() ? "__Secure-console.device" : "console.device");

/** A browser's token: for the addresses under this very code, for no script, and never on a request from elsewhere. */
export function deviceCookie(code: string, token: string): string {
  const path = `/pair/${encodeURIComponent(code)}`;
  const parts = [`${nameOf()}=${token}`, `Path=${path}`, `Max-Age=${SECONDS}`, "HttpOnly", "SameSite=Strict"];
  return [...parts, ...(isSecure() ? ["Secure"] : [])].join("; ");
}

/** The token that this browser got for this code; empty without one. */
export async function deviceToken(): Promise<string> {
  return (await cookies()).get(nameOf())?.value ?? "";
}
