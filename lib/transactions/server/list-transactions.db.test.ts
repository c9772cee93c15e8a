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
  await database().callbackTally.deleteMany();
  await database().resultCheck.deleteMany();
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
      look: fc.constant(false),
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
    await pool().query(
      `INSERT INTO result_check (id, transaction_id, reason, asked_at, duration_ms, code, ext_id_info_sealed)
       SELECT gen_random_uuid(), id, 'callback', created_at, 1, 'Success', 'v1' FROM "transaction"`,
    );
    await pool().query('ANALYZE "transaction", result_check');
    const place = { at: new Date(NOW - 9_000_000).toISOString(), id: "01940000-0000-7000-8000-000000000000" };
    const filters: ListFilter[] = [
      NO_FILTER,
      { ...NO_FILTER, state: "failed" },
      { ...NO_FILTER, docType: "000000012" },
    ];
    for (const filter of filters) {
      const { text, values } = listStatement(filter, place, 51);
      const { rows } = await pool().query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${text}`, values);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).toMatch(/Index Cond: .*ROW\(created_at, id\) < ROW/);
      expect(plan).not.toContain("Rows Removed by Filter");
      expect(plan).not.toContain("Sort Key");
      expect(plan).toMatch(
        /Index Scan using result_check_transaction_id_asked_at_idx .*rows=1\b.* loops=51\)/,
      );
    }
  });
});

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(NOW - days * DAY);

/** Beside the transaction itself: what was counted and noticed of its deliveries. */
async function addTally(
  id: string,
  tally: { seenWrong?: number; lastWrongAt?: Date; contradictedAt?: Date },
) {
  await database().callbackTally.create({
    data: { transactionId: id, ...tally },
    select: { transactionId: true },
  });
}

test("is planned once, and not again for each reader", async () => {
  const client = await pool().connect();
  const statement = listStatement(NO_FILTER, null, 51);
  for (let times = 0; times < 10; times += 1) await client.query(statement);
  const plans = "SELECT custom_plans AS anew FROM pg_prepared_statements WHERE name = $1";
  const { rows } = await client.query<{ anew: string }>(plans, [statement.name]);
  client.release();
  expect(rows).toEqual([{ anew: "0" }]);
});

describe("what needs a look", () => {
  const LOOK = { ...NO_FILTER, look: true };
  type Over = Parameters<typeof addTransaction>[2];

  async function make(over: Over, tally?: Parameters<typeof addTally>[1]) {
    const { id } = await addTransaction(operator, credential, over);
    if (tally) await addTally(id, tally);
    return id;
  }

  const settled = (reportedPassed: string | null, passed: string) => ({
    state: "passed" as const,
    reportedPassed,
    passed,
    createdAt: daysAgo(3),
  });

  test.each<[string, Over, Parameters<typeof addTally>[1]?]>([
    ["callback and CheckResult disagree", settled("N", "Y")],
    ["they disagree in other spellings", settled(" false", "Y")],
    ["the callback said what means nothing", settled("205", "Y")],
    ["its callbacks contradict each other", { state: "passed" }, { contradictedAt: new Date(NOW) }],
    ["a flood of wrong tokens came", { createdAt: daysAgo(90) }, { seenWrong: 10, lastWrongAt: daysAgo(1) }],
    ["the vendor deletes soon what is not held", { createdAt: daysAgo(24) }],
    ["its outcome is unknown", { state: "unknown", createdAt: daysAgo(400) }],
  ])("is shown when %s", async (_, over, tally) => {
    const id = await make(over, tally);
    expect((await allPages(LOOK, 5)).map((row) => row.id)).toEqual([id]);
  });

  test.each<[string, Over, Parameters<typeof addTally>[1]?]>([
    ["all agree", settled("t", "Y")],
    ["no callback came", settled(null, "Y")],
    ["they disagreed more than 30 days ago", { ...settled("N", "Y"), createdAt: daysAgo(31) }],
    ["a few wrong tokens came", {}, { seenWrong: 9, lastWrongAt: new Date(NOW) }],
    ["the flood has ceased", {}, { seenWrong: 1_000, lastWrongAt: daysAgo(8) }],
    ["there is time left", { createdAt: daysAgo(22) }],
    ["the vendor has deleted it", { createdAt: daysAgo(31) }],
    ["its result is held", { state: "failed", createdAt: daysAgo(29) }],
    ["somebody has closed the unknown", { state: "unknown", closedAt: new Date(NOW) }],
  ])("leaves out those of which %s", async (_, over, tally) => {
    await make(over, tally);
    expect(await allPages(LOOK, 5)).toEqual([]);
  });

  test("pages through all reasons, each row once however many reasons it has, other filters too", async () => {
    const ids: string[] = [];
    for (let age = 0; age < 12; age += 1) {
      const both = { contradictedAt: new Date(NOW), seenWrong: 50, lastWrongAt: new Date(NOW) };
      const over = {
        createdAt: new Date(NOW - age),
        state: age % 2 ? ("unknown" as const) : ("failed" as const),
      };
      ids.push(await make({ ...over, reportedPassed: "Y", passed: "N" }, both));
    }
    expect((await allPages(LOOK, 5)).map(({ id }) => id)).toEqual(ids);
    const failed = await allPages({ ...LOOK, state: "failed" }, 2);
    expect(failed.map(({ id }) => id)).toEqual(ids.filter((_, age) => age % 2 === 0));
    expect(failed[0]).toMatchObject({ wrongCallbacks: 50, contradicted: true });
  });

  test("is found by indexes that hold little else, however many rows there are", async () => {
    await pool().query(
      `INSERT INTO "transaction" (id, submission_id, state, environment, credential_id, started_by_id,
         merchant_biz_id, doc_type, parameters, merchant_user_hash, merchant_user_hashed, callback_id, created_at,
         reported_passed, passed)
       SELECT gen_random_uuid(), gen_random_uuid(), 'passed', 'sandbox', $1, $2, n::text, '01000000', '{}', '', true,
         n::text, now() - n * interval '1 second', 'Y', CASE WHEN n % 5000 = 0 THEN 'N' ELSE 'Y' END
       FROM generate_series(1, 20000) AS n`,
      [credential, operator.actor.personId],
    );
    await pool().query(
      `INSERT INTO callback_tally (transaction_id, seen_right, seen_wrong, last_wrong_at)
       SELECT id, 1, CASE WHEN merchant_biz_id::int % 4000 = 0 THEN 50 ELSE 0 END, now() FROM "transaction"`,
    );
    await pool().query('ANALYZE "transaction", callback_tally');
    const place = { at: new Date(NOW + 60_000).toISOString(), id: "01940000-0000-7000-8000-000000000000" };
    const { text, values } = listStatement(LOOK, place, 51);
    const { rows } = await pool().query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${text}`, values);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).not.toContain("Seq Scan on transaction");
    expect(plan).not.toContain("Seq Scan on callback_tally");
    expect(plan).not.toMatch(/Rows Removed by Filter: \d{2,}/);
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
