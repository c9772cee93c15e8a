import type { PublicError } from "@/lib/kernel/result";

export type AuthAnswer = { ok: true } | { ok: false; error: PublicError | null };

/** Signs in; the browser keeps the cookie. `error: null` means that no answer came. */
export function signIn(email: string, password: string): Promise<AuthAnswer> {
  return post("callback/credentials", { email, password });
}

/** Ends this browser's session, on the server too. */
export function signOut(): Promise<AuthAnswer> {
  return post("signout", {});
}

async function post(door: string, fields: Record<string, string>): Promise<AuthAnswer> {
  try {
    const { csrfToken } = await (await fetch("/api/auth/csrf", { cache: "no-store" })).json();
    const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
    const response = await fetch(`/api/auth/${door}`, { method: "POST", body });
    const answer = await response.json();
    return response.ok && !answer.error ? { ok: true } : { ok: false, error: answer.error ?? null };
  } catch {
    return { ok: false, error: null };
  }
}
