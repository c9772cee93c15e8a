import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import type { Overview } from "@/lib/insight/overview";
import { readLook } from "@/lib/insight/server/read-look";
import { NO_FILTER } from "@/lib/transactions/list-filter";
import { listTransactions } from "@/lib/transactions/server/list-transactions";
import { isUnsettled } from "@/lib/transactions/state";

const RECENT = 10;
/** Older pending ones than these are found in the list, under its filter. */
const MOST_PENDING = 20;

/** What is going on, and what was started last. */
export async function readOverview(actor: Actor | null): Promise<Overview> {
  const states = ["requested", "pending", "reported", "expired"] as const;
  authorize(actor, "transaction.read");
  const [look, recent, ...unsettled] = await Promise.all([
    readLook(),
    listTransactions(actor, NO_FILTER, null, RECENT),
    ...states.map((state) => listTransactions(actor, { ...NO_FILTER, state }, null, MOST_PENDING)),
  ]);
  const pending = unsettled
    .flatMap((page) => page.rows)
    .filter((row) => isUnsettled(row.state))
    .sort((a, b) => (a.deadline ?? "~").localeCompare(b.deadline ?? "~"))
    .slice(0, MOST_PENDING);
  return { look, pending, recent: recent.rows, now: new Date().toISOString() };
}
