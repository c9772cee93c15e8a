import "server-only";
import { pool } from "@/lib/platform/server/db";
import type { CheckFacts } from "@/lib/results/next-check";

/** What is stored of a transaction that asking for its result goes by. */
export type AskedTransaction = CheckFacts & {
  id: string;
  transactionId: string | null;
  merchantBizId: string;
  credentialId: string;
  reportedPassed: string | null;
};

// Checks that a person asked for come on top: they are no reason to ask later.
const FIND = {
  name: "read-asked",
  text: `SELECT t.id, t.state, t.transaction_id AS "transactionId", t.merchant_biz_id AS "merchantBizId",
  t.credential_id AS "credentialId", t.created_at AS "createdAt", t.deadline, t.duration_ms AS "durationMs",
  t.reported_passed AS "reportedPassed", t.reported_at AS "reportedAt",
  coalesce(c.asked, 0) AS asked, c.last_asked_at AS "lastAskedAt",
  c.last_code AS "lastCode",
  t.erased_at IS NOT NULL OR coalesce(c.has_details, false) AS "hasDetails"
FROM "transaction" t
LEFT JOIN LATERAL (
  SELECT count(*) FILTER (WHERE r.reason <> 'person')::int AS asked,
    max(r.asked_at) FILTER (WHERE r.reason <> 'person') AS last_asked_at,
    (array_agg(r.code ORDER BY r.asked_at DESC) FILTER (WHERE r.reason <> 'person'))[1] AS last_code,
    bool_or(r.ext_id_info_sealed IS NOT NULL OR r.erased_at IS NOT NULL) AS has_details
  FROM result_check r WHERE r.transaction_id = t.id
) c ON true
WHERE t.id = $1::uuid`,
};

export async function readAsked(id: string): Promise<AskedTransaction | null> {
  const { rows } = await pool().query<AskedTransaction>({ ...FIND, values: [id] });
  return rows[0] ?? null;
}
