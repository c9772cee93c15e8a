import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { tokenIn } from "@/lib/auth/server/session-cookie";
import { type FoundSession, lookUpSession } from "@/lib/auth/server/sessions";
import { oncePerProcess } from "@/lib/platform/server/once";

type Look = { token: string; found: Promise<FoundSession | undefined> | undefined };

const looks = () => oncePerProcess("early-look", () => new AsyncLocalStorage<Look>());

/**
 * Answers a request, whose session is looked up meanwhile: Next takes longer to find out who answers than the database
 * takes to say who asks. The look begins when the request is there, so what was revoked before it counts.
 */
export function lookingEarly<T>(cookies: string | undefined, answer: () => T): T {
  const token = tokenIn(cookies);
  if (token === undefined) return answer();
  const found = lookUpSession(token);
  // Who takes it hears of the fault; maybe nobody does.
  found.catch(() => {});
  return looks().run({ token, found }, answer);
}

/**
 * What was found early for this token, once: whoever asks a second time, after an action say, wants to know what has
 * changed since.
 */
export function takeEarlyLook(token: string): Promise<FoundSession | undefined> | undefined {
  const look = looks().getStore();
  if (look?.token !== token) return undefined;
  const { found } = look;
  look.found = undefined;
  return found;
}
