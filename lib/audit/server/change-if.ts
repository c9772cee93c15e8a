import "server-only";
import type { ChangedBy, Trail } from "@/lib/audit/server/audited-change";
import { auditedSql, type SqlTx } from "@/lib/audit/server/audited-sql";

class NothingToChange extends Error {}

/**
 * An audited change behind a condition that may have ceased to hold: `change` answers whether it still did. When
 * not, all is rolled back, nothing is written to the trail and `false` comes out.
 */
export async function changeIf(
  by: ChangedBy,
  change: (tx: SqlTx, trail: Trail) => Promise<boolean>,
): Promise<boolean> {
  try {
    await auditedSql(by, async (tx, trail) => {
      if (!(await change(tx, trail))) throw new NothingToChange();
    });
    return true;
  } catch (error) {
    if (error instanceof NothingToChange) return false;
    throw error;
  }
}
