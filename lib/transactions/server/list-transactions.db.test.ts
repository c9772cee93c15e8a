import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { AppError } from "@/lib/kernel/errors";
import { database, pool } from "@/lib/platform/server/db";
import { type ListFilter, NO_FILTER } from "@/lib/transactions/list-filter";
import { listStatement } from "@/lib/transactions/server/list-sql";
import { listTransactions, refreshTransactions } from "@/lib/transactions/server/list-transactions";
import { SHOWN_STATES, shownState, TRANSACTION_STATES } from "@/lib/transactions/state";
import { addCredential, addPerson, addTransaction } from "@/lib/transactions/testing/world";
import type { TransactionRow } from "@/lib/transactions/view";

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const NOW = Date.now();
const DOC_TYPES = ["01000000", "00000001", "000000012"];

beforeEach(async () => {
  await database().transaction.deleteMany();
});

async function allPages(filter: ListFilter, limit: number): Promise<TransactionRow[]> {
  const rows: TransactionRow[] = [];
  let cursor: string | null = null;
  do {
    const page = await listTransactions(operator.actor, filter, cursor, limit);
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

/** Few different moments, so that rows of one millisecond and pages that end between them are common. */
const someRow = fc.record({
  age: fc.integer({ min: 0, max: 3 }),
  state: fc.constantFrom(...TRANSACTION_STATES),
  docType: fc.constantFrom(...DOC_TYPES),
  expired: fc.boolean(),
  reportedPassed: fc.constantFrom(null, "Y"),
});

describe("paging", () => {
  test("shows each row that fits the filter once, newest first: what one full sort would show", async () => {
    const filter = fc.record({
      state: fc.option(fc.constantFrom(...SHOWN_STATES)),
      docType: fc.option(fc.constantFrom(...DOC_TYPES)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(someRow, { maxLength: 25 }),
        filter,
        fc.integer({ min: 1, max: 7 }),
        async (rows, wanted, limit) => {
          await database().transaction.deleteMany();
          for (const { age, expired, ...row } of rows) {
            const createdAt = new Date(NOW - age);
            const deadline = new Date(NOW + (expired ? -60_000 : 600_000));
            await addTransaction(operator, credential, { ...row, createdAt, deadline });
          }
          const stored = await database().transaction.findMany();
          const expected = stored
            .filter(({ docType }) => wanted.docType === null || docType === wanted.docType)
            .filter(
              ({ state, deadline, reportedPassed }) =>
                wanted.state === null ||
                shownState(state, deadline?.getTime() ?? null, reportedPassed, NOW) === wanted.state,
            )
            .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
          const shown = await allPages(wanted, limit);
          expect(shown.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("goes on where it was although newer ones arrive in between", async () => {
    const made = [];
    for (let age = 0; age < 6; age += 1) {
      made.push(await addTransaction(operator, credential, { createdAt: new Date(NOW - age * 1_000) }));
    }
    const first = await listTransactions(operator.actor, NO_FILTER, null, 3);
    await addTransaction(operator, credential, { createdAt: new Date(NOW + 1_000) });
    const second = await listTransactions(operator.actor, NO_FILTER, first.next, 3);
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    expect(second.next).toBeNull();
  });

  test("reads a few rows of an index however many there are, with and without filters", async () => {
    await pool().query(
      `INSERT INTO "transaction" (id, submission_id, state, environment, credential_id, started_by_id,
         merchant_biz_id, doc_type, parameters, merchant_user_hash, merchant_user_hashed, callback_id, created_at)
       SELECT gen_random_uuid(), gen_random_uuid(),
         (CASE WHEN n % 50 = 0 THEN 'failed' ELSE 'passed' END)::transaction_state, 'sandbox', $1, $2, n::text,
         CASE WHEN n % 40 = 0 THEN '000000012' ELSE '01000000' END, '{}', '', true, n::text,
         now() - n * interval '1 second'
       FROM generate_series(1, 20000) AS n`,
      [credential, operator.actor.personId],
    );
    await pool().query('ANALYZE "transaction"');
    const place = { at: new Date(NOW - 9_000_000).toISOString(), id: "01940000-0000-7000-8000-000000000000" };
    const filters: ListFilter[] = [
      NO_FILTER,
      { state: "failed", docType: null },
      { state: null, docType: "000000012" },
    ];
    for (const filter of filters) {
      const { text, values } = listStatement(filter, place, 51);
      const { rows } = await pool().query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${text}`, values);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).toMatch(/Index Cond: .*ROW\(created_at, id\) < ROW/);
      expect(plan).not.toContain("Rows Removed by Filter");
      expect(plan).not.toContain("Sort Key");
    }
  });
});

test("a refreshed row is the row as it is now, and unknown ids are left out", async () => {
  const { id } = await addTransaction(operator, credential);
  await database().transaction.update({
    where: { id },
    data: { state: "failed", subCode: "205" },
    select: { id: true },
  });
  const rows = await refreshTransactions(operator.actor, [id, "01940000-0000-7000-8000-000000000000"]);
  expect(rows).toEqual([expect.objectContaining({ id, state: "failed", subCode: "205" })]);
});

test("nobody reads the list without being signed in", async () => {
  await expect(listTransactions(null, NO_FILTER)).rejects.toBeInstanceOf(AppError);
  await expect(refreshTransactions(null, [])).rejects.toBeInstanceOf(AppError);
});
