import "server-only";
import type { ChangedBy } from "@/lib/audit/server/audited-change";
import { changeIf } from "@/lib/audit/server/change-if";
import { pool } from "@/lib/platform/server/db";
import { sealMetaInfo } from "@/lib/transactions/server/meta-info";

const BATCH = 500;
const MOST_BATCHES = 200;

type Unsealed = { id: string; metaInfo: string };

const UNSEALED = {
  name: "unsealed-meta-info",
  text: `SELECT id, parameters->>'MetaInfo' AS "metaInfo" FROM "transaction" WHERE parameters ? 'MetaInfo'
ORDER BY created_at LIMIT $1`,
};

const SEAL = {
  name: "seal-meta-info",
  text: `UPDATE "transaction" t SET meta_info_sealed = each.sealed, parameters = parameters - 'MetaInfo'
FROM unnest($1::uuid[], $2::text[], $3::text[]) AS each (id, plain, sealed)
WHERE t.id = each.id AND t.parameters->>'MetaInfo' = each.plain`,
};

/**
 * Seals what an earlier version stored in the clear. May be run at any time, by several instances at once; finds
 * nothing, by an index, once it is done. Resolves with how many were sealed.
 */
export async function sealOldMetaInfo(by: ChangedBy, batch = BATCH): Promise<number> {
  let all = 0;
  for (let made = 0; made < MOST_BATCHES; made += 1) {
    const { rows } = await pool().query<Unsealed>({ ...UNSEALED, values: [batch] });
    if (rows.length > 0) all += await sealSome(by, rows);
    if (rows.length < batch) break;
  }
  return all;
}

/** Those that were sealed or erased in the meantime are left alone. */
async function sealSome(by: ChangedBy, rows: readonly Unsealed[]): Promise<number> {
  const ids = rows.map(({ id }) => id);
  const plain = rows.map(({ metaInfo }) => metaInfo);
  const sealed = rows.map(({ id, metaInfo }) => sealMetaInfo(id, metaInfo));
  let count = 0;
  await changeIf(by, async (tx, trail) => {
    count = await tx.run({ ...SEAL, values: [ids, plain, sealed] });
    if (count === 0) return false;
    trail.add({
      event: "retention.sealed",
      subject: { type: "console", id: "retention.metaInfo" },
      data: { kind: "metaInfo", count },
    });
    return true;
  });
  return count;
}
