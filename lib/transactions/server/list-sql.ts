import "server-only";
import type { Place } from "@/lib/kernel/paging";
import type { ListFilter } from "@/lib/transactions/list-filter";
import { KEPT_COLUMNS, KEPT_SOURCE } from "@/lib/transactions/server/kept-sql";
import { LOOK_SOURCES } from "@/lib/transactions/server/look-sql";
import type { ShownState } from "@/lib/transactions/state";

export type Statement = { name: string; text: string; values: unknown[] };

const COLUMNS = `t.id, t.state, t.environment, t.doc_type AS "docType", t.merchant_biz_id AS "merchantBizId",
  t.merchant_user_hash AS "merchantUserHash", p.name AS "startedBy", c.name AS "credential",
  t.created_at AS "createdAt", t.deadline, t.reported_passed AS "reportedPassed", t.passed,
  t.sub_code AS "subCode", t.code, ${KEPT_COLUMNS}, coalesce(k.seen_wrong, 0) AS "wrongCallbacks",
  k.contradicted_at IS NOT NULL AS "contradicted"`;

const SOURCE = `FROM "transaction" t
  JOIN person p ON p.id = t.started_by_id
  JOIN credential c ON c.id = t.credential_id
  LEFT JOIN callback_tally k ON k.transaction_id = t.id
  ${KEPT_SOURCE}`;

/** How `shownState` reads in SQL, for the three faces of a pending transaction. */
const FACES: Partial<Record<ShownState, string>> = {
  pending: "t.reported_passed IS NULL AND t.deadline > now()",
  expired: "t.reported_passed IS NULL AND t.deadline <= now()",
  reported: "t.reported_passed IS NOT NULL",
};

const NEWEST_FIRST = "ORDER BY t.created_at DESC, t.id DESC";

/**
 * One page, newest first. The place is a row comparison, which PostgreSQL turns into the bound of an index scan;
 * each shape of filter is a statement of its own, so that each gets the plan that suits it.
 */
export function listStatement(filter: ListFilter, after: Place | null, limit: number): Statement {
  const { state, docType, look } = filter;
  const values: unknown[] = [];
  const conditions: string[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  if (after)
    conditions.push(`(t.created_at, t.id) < (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`);
  if (docType !== null) conditions.push(`t.doc_type = ${bind(docType)}`);
  if (state !== null) {
    const face = FACES[state];
    // Written into the statement, not bound: the planner then knows how rare the state is.
    conditions.push(`t.state = '${face ? "pending" : state}'${face ? ` AND ${face}` : ""}`);
  }
  const shape = `${state ?? "all"}-${docType === null ? "any" : "doc"}-${after ? "on" : "top"}-${limit}`;
  // Written as well: for a limit that it does not know PostgreSQL expects a tenth of the table, finds that no plan
  // for every value can be as cheap as one for this value, and plans anew each time.
  const order = `${NEWEST_FIRST} LIMIT ${Math.trunc(limit)}`;
  if (look) {
    const marked = markedStatement(conditions, order);
    const text = `SELECT ${COLUMNS}\n${SOURCE}\n  JOIN (${marked}) marked ON marked.id = t.id\n${order}`;
    return { name: `transactions-look-${shape}`, text, values };
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  return { name: `transactions-${shape}`, text: `SELECT ${COLUMNS}\n${SOURCE}\n${where}\n${order}`, values };
}

/** Ids of what needs a look for any reason: a page of each reason holds the page of all of them. */
function markedStatement(conditions: readonly string[], order: string): string {
  return Object.values(LOOK_SOURCES)
    .flat()
    .map(({ from, where }) => `(SELECT t.id ${from} WHERE ${[where, ...conditions].join(" AND ")} ${order})`)
    .join("\n  UNION ");
}

/** The newest version of rows that a reader is looking at. */
export function rowsStatement(ids: readonly string[]): Statement {
  const text = `SELECT ${COLUMNS}\n${SOURCE}\nWHERE t.id = ANY($1::uuid[])`;
  return { name: "transactions-by-id", text, values: [ids] };
}
