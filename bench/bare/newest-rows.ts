/** One line of the console's list, read in one go. */
export type NewestRow = {
  id: string;
  state: string;
  environment: string;
  docType: string;
  merchantBizId: string;
  merchantUserHash: string;
  startedBy: string;
  credential: string;
  createdAt: Date;
  deadline: Date | null;
  reportedPassed: string | null;
  passed: string | null;
  subCode: string | null;
  code: string | null;
};

/** The 50 newest transactions with all that the console's list shows of them: one prepared query. */
export const NEWEST_ROWS = {
  name: "newest-rows",
  text: `SELECT t.id, t.state, t.environment, t.doc_type AS "docType", t.merchant_biz_id AS "merchantBizId",
  t.merchant_user_hash AS "merchantUserHash", p.name AS "startedBy", c.name AS credential,
  t.created_at AS "createdAt", t.deadline, t.reported_passed AS "reportedPassed", t.passed,
  t.sub_code AS "subCode", t.code
FROM "transaction" t JOIN person p ON p.id = t.started_by_id JOIN credential c ON c.id = t.credential_id
ORDER BY t.created_at DESC, t.id DESC LIMIT 50`,
};
