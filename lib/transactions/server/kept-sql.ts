import "server-only";

// What is kept here of results, for lists and pages alike. It costs a row at most one look into an index of its own
// checks, and nothing for those that have no result.

/** Needs `t` and what `KEPT_SOURCE` joins. */
export const KEPT_COLUMNS = `coalesce(kept.held, false) AS "detailsHeld", kept.erased_at AS "detailsErasedAt",
  t.erased_at AS "erasedAt", CASE WHEN t.erased_at IS NOT NULL THEN (
    SELECT eraser.name FROM erasure e JOIN person eraser ON eraser.id = e.asked_by_id
    WHERE e.transaction_id = t.id ORDER BY e.asked_at LIMIT 1) END AS "erasedBy"`;

/** One row for each `t`, whatever there is. */
export const KEPT_SOURCE = `LEFT JOIN LATERAL (
    SELECT bool_or(r.ext_id_info_sealed IS NOT NULL) AS held, max(r.erased_at) AS erased_at
    FROM result_check r WHERE r.transaction_id = t.id AND t.state IN ('pending', 'passed', 'failed')) kept ON true`;

/** As the database gives them. */
export type StoredKept = {
  detailsHeld: boolean;
  detailsErasedAt: Date | null;
  erasedAt: Date | null;
  erasedBy: string | null;
};

/** As views have them. */
export function keptFacts({ detailsHeld, detailsErasedAt, erasedAt, erasedBy }: StoredKept) {
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  return { detailsHeld, detailsErasedAt: iso(detailsErasedAt), erasedAt: iso(erasedAt), erasedBy };
}
