import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { looksLikeId } from "@/lib/palette/id";
import { findById } from "@/lib/palette/server/find-by-id";
import { findExperiments } from "@/lib/palette/server/find-experiments";
import type { Found } from "@/lib/palette/view";

/** Transactions by an id in full, experiments by words of their name. */
export async function find(actor: Actor | null, text: string): Promise<Found> {
  const [transactions, experiments] = await Promise.all([
    looksLikeId(text) ? findById(actor, text) : [],
    findExperiments(actor, text),
  ]);
  return { transactions, experiments };
}
