import { randomBytes } from "node:crypto";
import type { Arena } from "../arena.ts";
import { type Callable, seedTransactions } from "./transactions.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Paths of callbacks to transactions that are settled, each with its right token. */
export async function settledCallbacks(arena: Arena): Promise<string[]> {
  const made = await seedCallables(arena, arena.plan.knownCallbacks, "passed", DAY_MS);
  return made.map(({ callbackPath }) => callbackPath);
}

/** Transactions that wait for their callback. */
export function awaitedCallbacks(arena: Arena): Promise<Callable[]> {
  return seedCallables(arena, arena.plan.freshCallbacks, "pending", 60_000);
}

/** Junk: half of it names nobody, half of it somebody with a wrong token. */
export function junkCallbacks(known: readonly string[]): string[] {
  return known.flatMap((path) => {
    const wrong = path.replace(/callbackToken=.*/, "callbackToken=guessed");
    const query = wrong.slice(wrong.indexOf("?"));
    return [wrong, `/api/callbacks/${randomBytes(24).toString("base64url")}${query}`];
  });
}

function seedCallables(arena: Arena, count: number, state: "passed" | "pending", ageMs: number) {
  const { signedIn, credentialIds, database } = arena;
  const [credentialId = ""] = credentialIds;
  return seedTransactions(database.pool, { count, state, credentialId, personId: signedIn.personId, ageMs });
}
