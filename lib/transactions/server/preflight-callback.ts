import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { Throttle } from "@/lib/auth/throttle";
import { AppError } from "@/lib/kernel/errors";
import { type PublicFetchSettings, publicFetch } from "@/lib/platform/server/public-fetch";
import type { PreflightVerdict } from "@/lib/transactions/preflight";

/** One a second for each person: enough to correct an address, too few to lean on somebody's server. */
const pace = new Throttle({ free: 2, firstMs: 1_000, longestMs: 1_000, forgetMs: 60_000, capacity: 10_000 });

/**
 * Asks an own callback address as the vendor will before it takes the call: one GET without any result fields. Where
 * it may go at all is decided by `publicFetch`. Nothing is stored and nothing of the answer's body is handed on.
 */
export async function preflightCallback(
  actor: Actor,
  address: string,
  settings?: PublicFetchSettings,
): Promise<PreflightVerdict> {
  const now = Date.now();
  if (pace.waitMs(actor.personId, now) > 0) throw new AppError("too-many-requests", "tooManyRequests");
  pace.charge(actor.personId, now);
  const headers = { "user-agent": "id-verification-console" };
  const answer = await publicFetch(address, { method: "GET", headers }, settings);
  if (!answer.ok) return { kind: "unreachable", problem: answer.problem, durationMs: answer.durationMs };
  const { status, redirectTo, durationMs } = answer;
  if (status >= 200 && status < 300) return { kind: "reachable", status, durationMs };
  return { kind: "answered-otherwise", status, redirectTo, durationMs };
}
