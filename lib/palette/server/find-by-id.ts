import "server-only";
import type { Actor } from "@/lib/auth/actor-type";
import { authorize } from "@/lib/boundary/server/authorize";
import { isId } from "@/lib/kernel/ids";
import { spellings } from "@/lib/palette/id";
import type { FoundTransaction } from "@/lib/palette/view";
import { pool } from "@/lib/platform/server/db";

/** A RequestId is the vendor's: nothing keeps it from naming several calls by the same one. */
const MOST = 5;

const arm = (by: string, condition: string) =>
  `SELECT id, '${by}' AS by FROM "transaction" WHERE ${condition}`;

// One arm for each index: an OR over them could make the planner read the whole table.
export const FIND = {
  name: "palette-find",
  text: `SELECT t.id, found.by, t.merchant_biz_id AS "merchantBizId", t.created_at AS "createdAt"
FROM (
  ${[
    arm("id", "id = $2::uuid"),
    arm("MerchantBizId", "merchant_biz_id = ANY($1::text[])"),
    arm("TransactionId", "transaction_id = ANY($1::text[])"),
    arm("RequestId", "request_id = ANY($1::text[])"),
  ].join("\n  UNION ALL ")}
) found JOIN "transaction" t ON t.id = found.id
ORDER BY t.created_at DESC, t.id DESC LIMIT ${MOST}`,
};

export const findValues = (id: string) => [spellings(id), isId(id.toLowerCase()) ? id : null] as const;

type Row = Omit<FoundTransaction, "createdAt"> & { createdAt: Date };

/** The transactions that have this id as a whole, whichever of theirs it is; newest first. */
export async function findById(actor: Actor | null, id: string): Promise<FoundTransaction[]> {
  authorize(actor, "transaction.read");
  const { rows } = await pool().query<Row>({ ...FIND, values: [...findValues(id)] });
  const byRow = new Map(rows.map((row) => [row.id, { ...row, createdAt: row.createdAt.toISOString() }]));
  return [...byRow.values()];
}
