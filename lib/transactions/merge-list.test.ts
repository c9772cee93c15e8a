import fc from "fast-check";
import { expect, test } from "vitest";
import type { ListAnswer } from "@/lib/transactions/list-answer";
import { appendOlder, beginList, mergeList, showWaiting } from "@/lib/transactions/merge-list";
import type { TransactionRow } from "@/lib/transactions/view";

const row = (n: number, over: Partial<TransactionRow> = {}): TransactionRow => ({
  id: String(n).padStart(4, "0"),
  state: "pending",
  environment: "sandbox",
  docType: "01000000",
  merchantBizId: String(n),
  merchantUserHash: "",
  startedBy: "",
  credential: "",
  createdAt: new Date(Math.floor(n / 2)).toISOString(),
  deadline: null,
  reportedPassed: null,
  passed: null,
  subCode: null,
  code: null,
  detailsHeld: false,
  detailsErasedAt: null,
  erasedAt: null,
  erasedBy: null,
  wrongCallbacks: 0,
  contradicted: false,
  ...over,
});
const rows = (from: number, to: number) =>
  Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => row(from - index));
const answer = (
  page: TransactionRow[],
  next: string | null = null,
  refreshed: TransactionRow[] = [],
): ListAnswer => ({
  rows: page,
  next,
  refreshed,
  now: new Date(0).toISOString(),
});
const ids = (list: readonly TransactionRow[]) => list.map(({ id }) => Number(id));

test("whatever arrives, shown rows keep their order and none vanishes", () => {
  const size = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(
      size,
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), size), { maxLength: 6 }),
      (shown, polls) => {
        let newest = 100;
        let list = beginList({ rows: rows(newest, newest - shown + 1), next: "older" });
        const before = ids(list.rows);
        for (const [arrived, page] of polls) {
          newest += arrived;
          list = mergeList(list, answer(rows(newest, newest - page + 1), "n"));
          expect(ids(list.rows)).toEqual(before);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test("shown and waiting rows together are one list without holes or doubles, unless a gap is declared", () => {
  const size = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(size, fc.integer({ min: 0, max: 20 }), size, (shown, arrived, page) => {
      const list = mergeList(
        beginList({ rows: rows(100, 101 - shown), next: "older" }),
        answer(rows(100 + arrived, 101 + arrived - page), "n"),
      );
      const after = showWaiting(list);
      const numbers = ids(after.rows);
      expect(numbers).toEqual(rows(numbers[0] ?? 0, numbers.at(-1) ?? 0).map(({ id }) => Number(id)));
      expect(numbers[0]).toBe(100 + arrived);
      expect(after.next).toBe(list.gap ? "n" : "older");
    }),
    { numRuns: 1_000 },
  );
});

test("a row that changed is changed in its place, also when only its refresh brings it", () => {
  const list = beginList({ rows: rows(5, 1), next: null });
  const merged = mergeList(list, answer(rows(5, 4), null, [row(2, { state: "passed" })]));
  expect(merged.rows[3]).toMatchObject({ id: "0002", state: "passed" });
  expect([...merged.changed]).toEqual(["0002"]);
  expect([...mergeList(merged, answer(rows(5, 4))).changed]).toEqual([]);
});

test("an empty list shows what arrives at once", () => {
  const merged = mergeList(beginList({ rows: [], next: null }), answer(rows(3, 1), "n"));
  expect([ids(merged.rows), merged.waiting, merged.next]).toEqual([[3, 2, 1], [], "n"]);
});

test("older pages are added at the end, without what is there already", () => {
  const list = appendOlder(beginList({ rows: rows(9, 7), next: "c" }), { rows: rows(7, 5), next: null });
  expect([ids(list.rows), list.next]).toEqual([[9, 8, 7, 6, 5], null]);
});
