import "server-only";
import { database, pool } from "@/lib/platform/server/db";
import type { ErasureStep, ErasureView, RetentionStep } from "@/lib/results/personal-data";
import { namesOf } from "@/lib/results/server/names-of";

type Erasures = { erasure: ErasureView | null; erasures: ErasureStep[]; retained: RetentionStep[] };

/** What was erased of a transaction: on demand, here and at the vendor, and because it was old enough. */
export async function readErasures(transactionId: string): Promise<Erasures> {
  const [rows, retained] = await Promise.all([readDemanded(transactionId), readRetained(transactionId)]);
  const names = await namesOf(rows.flatMap(({ askedById }) => askedById ?? []));
  const askedBy = ({ askedById }: Demanded) => askedById && (names.get(askedById) ?? null);
  const newest = rows.at(-1);
  return {
    erasure: newest ? viewOf(newest, askedBy(newest)) : null,
    erasures: rows.map((row) => stepOf(row, askedBy(row))),
    retained,
  };
}

const iso = (date: Date | null) => date?.toISOString() ?? null;

const readDemanded = (transactionId: string) =>
  database().erasure.findMany({
    where: { transactionId },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
    include: { transaction: { select: { erasedAt: true, transactionId: true } } },
  });

type Demanded = Awaited<ReturnType<typeof readDemanded>>[number];

function viewOf(row: Demanded, askedBy: string | null): ErasureView | null {
  const { erasedAt, transactionId } = row.transaction;
  if (erasedAt === null) return null;
  const vendor = {
    code: row.vendorCode,
    message: row.vendorMessage,
    askedAt: iso(row.vendorAskedAt),
    erasedAt: iso(row.vendorErasedAt),
  };
  const asked = transactionId === null ? null : vendor;
  return { askedBy, reason: row.reason, erasedAt: erasedAt.toISOString(), vendor: asked };
}

function stepOf(row: Demanded, askedBy: string | null): ErasureStep {
  const { id, reason, askedAt, vendorCode: code, vendorAskedAt, vendorErasedAt } = row;
  const outcome = vendorErasedAt ? "confirmed" : code === null ? "not-asked" : "not-confirmed";
  const at = (vendorErasedAt ?? vendorAskedAt ?? askedAt).toISOString();
  const vendor = row.transaction.transactionId === null ? null : ({ outcome, code, at } as const);
  return { id, askedBy, reason, at: askedAt.toISOString(), vendor };
}

/** What was erased at the moment of an erasure on demand was erased by that. */
const RETAINED = {
  name: "read-retained",
  text: `SELECT what, erased_at AS at, count(*)::int AS count FROM (
  SELECT 'details' AS what, erased_at FROM result_check WHERE transaction_id = $1::uuid
  UNION ALL SELECT 'images', erased_at FROM result_image WHERE transaction_id = $1::uuid
  UNION ALL SELECT 'verifyLogs', erased_at FROM verify_log WHERE transaction_id = $1::uuid
  UNION ALL SELECT 'deliveries', erased_at FROM callback_delivery WHERE transaction_id = $1::uuid
  UNION ALL SELECT 'metaInfo', meta_info_erased_at FROM "transaction" WHERE id = $1::uuid
) each WHERE erased_at IS NOT NULL
  AND NOT EXISTS (SELECT FROM erasure e WHERE e.transaction_id = $1::uuid AND e.erased_at = each.erased_at)
GROUP BY what, erased_at ORDER BY erased_at, what`,
};

async function readRetained(transactionId: string): Promise<RetentionStep[]> {
  const { rows } = await pool().query<Omit<RetentionStep, "at"> & { at: Date }>({
    ...RETAINED,
    values: [transactionId],
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
