import "server-only";
import type { PhoneTransaction } from "@/lib/pairing/view";

/** Seconds after which a phone that got nothing should ask again. */
const AGAIN_AFTER = "2";

/** What a phone is told: its transaction, or 204 and when to ask again. */
export function answerPhone(transaction: PhoneTransaction | null): Response {
  const headers = { "cache-control": "no-store", "retry-after": AGAIN_AFTER };
  return transaction ? Response.json(transaction, { headers }) : new Response(null, { status: 204, headers });
}

/** Where a request came from, as the server's entry says. */
export const addressOf = (request: Request) => request.headers.get("x-console-address") ?? "unknown";
