import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { changeIf } from "@/lib/audit/server/change-if";
import { pool } from "@/lib/platform/server/db";
import { moveTransaction } from "@/lib/transactions/server/transaction-writes";
import { INTERRUPTED } from "@/lib/transactions/silence";
import { ORPHANED_AFTER_MS } from "@/lib/transactions/state";

const ORPHANS = `SELECT id FROM "transaction" WHERE state = 'requested' AND created_at < $1 ORDER BY created_at LIMIT 100`;

/** Turns intents whose process died before the outcome into `unknown`. Resolves with the ids of those. */
export async function giveUpOrphans(by: ChangedBy, now: Date): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(ORPHANS, [new Date(now.getTime() - ORPHANED_AFTER_MS)]);
  const given: string[] = [];
  for (const { id } of rows) if (await giveUp(by, id)) given.push(id);
  return given;
}

/** False when the outcome came after all. */
export function giveUp(by: ChangedBy, id: string): Promise<boolean> {
  return changeIf(by, async (tx, trail) => {
    trail.add({
      event: "transaction.answered",
      subject: { type: "transaction", id },
      data: { state: "unknown", code: INTERRUPTED, httpStatus: null, requestId: null },
    });
    return moveTransaction(tx, id, "unknown", { code: INTERRUPTED });
  });
}
