import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AXIS_PARAMETERS, cellsOf } from "@/lib/lab/grid";
import { type PivotCell, pivot, unequalCells } from "@/lib/lab/pivot";
import { anyExperiment } from "@/lib/lab/testing/any";
import type { RunView } from "@/lib/lab/view";

const anyName = fc.option(fc.constantFrom(...AXIS_PARAMETERS));
const anyLayout = fc.record({ rows: anyName, columns: anyName });

const COUNTS = [
  "runs",
  "waiting",
  "refused",
  "cancelled",
  "started",
  "settled",
  "passed",
  "failed",
  "abandoned",
  "open",
  "rejected",
  "throttled",
  "repeats",
  "unknown",
] as const satisfies readonly (keyof PivotCell)[];

describe("however an experiment is laid out", () => {
  test("its fields add up to the whole, which is every run once", () => {
    fc.assert(
      fc.property(anyExperiment, anyLayout, ({ axes, runs }, layout) => {
        const { cells, total } = pivot(runs, axes, layout);
        for (const name of COUNTS) {
          const sum = cells.flat().reduce((all, cell) => all + cell[name], 0);
          expect(sum, name).toBe(total[name]);
        }
        expect(total.runs).toBe(runs.length);
        expect(total).toEqual(pivot(runs, axes, { rows: null, columns: null }).total);
      }),
    );
  });

  test("every cell of the grid is in exactly one field", () => {
    fc.assert(
      fc.property(anyExperiment, anyLayout, ({ axes, runs }, layout) => {
        const gathered = pivot(runs, axes, layout).cells.flatMap((row) => row.flatMap(({ cells }) => cells));
        expect(gathered.toSorted((a, b) => a - b)).toEqual(cellsOf(axes).map(({ index }) => index));
      }),
    );
  });

  test("rows and columns can be exchanged", () => {
    fc.assert(
      fc.property(anyExperiment, anyLayout, ({ axes, runs }, { rows, columns }) => {
        const one = pivot(runs, axes, { rows, columns });
        const other = pivot(runs, axes, { rows: columns, columns: rows });
        one.cells.forEach((row, r) => {
          for (const [c, cell] of row.entries()) expect(other.cells[c]?.[r]).toEqual(cell);
        });
      }),
    );
  });

  test("each field's counts are parts of a whole, and its rate is of those with a verdict", () => {
    fc.assert(
      fc.property(anyExperiment, anyLayout, ({ axes, runs }, layout) => {
        for (const cell of pivot(runs, axes, layout).cells.flat()) {
          expect(cell.waiting + cell.refused + cell.cancelled + cell.started).toBe(cell.runs);
          expect(cell.settled + cell.open + cell.rejected + cell.throttled + cell.unknown).toBe(cell.started);
          expect(cell.passed + cell.failed + cell.abandoned).toBe(cell.settled);
          expect(cell.passRate).toBe(cell.settled === 0 ? null : cell.passed / cell.settled);
          const coded = cell.subCodes.reduce((all, { count }) => all + count, 0);
          expect(coded).toBeLessThanOrEqual(cell.settled);
        }
      }),
    );
  });
});

const run = (
  state: "passed" | "failed" | "abandoned" | "rejected",
  seconds: number | null,
  subCode: string,
  code: string | null = null,
) => {
  const transaction = { id: "t", state, subCode, code, createdAt: "", secondsToResult: seconds };
  const unsent = { problem: null, throttled: [], againAt: null };
  return { id: "r", cell: 0, number: 1, state: "started", ...unsent, transaction } satisfies RunView;
};

test("a field tells its rate, its median time and its SubCodes, the most frequent first", () => {
  const runs = [
    run("passed", 4, "200"),
    run("passed", 2, "200"),
    run("failed", 9, "206"),
    run("failed", 3, "205"),
    run("abandoned", null, "301"),
    run("rejected", null, "400"),
  ];
  const axes = [{ parameter: "IdSpoof" as const, values: ["Y", "N"] }];
  const { cells, rowLabels, columnLabels } = pivot(runs, axes, { rows: "IdSpoof", columns: null });
  expect([rowLabels, columnLabels]).toEqual([["Y", "N"], [""]]);
  expect(cells[0]?.[0]).toMatchObject({ passRate: 0.4, medianSecondsToResult: 3.5, rejected: 1 });
  expect(cells[0]?.[0]?.subCodes).toEqual([
    { code: "200", count: 2 },
    { code: "205", count: 1 },
    { code: "206", count: 1 },
    { code: "301", count: 1 },
  ]);
  expect(cells[1]?.[0]).toMatchObject({ runs: 0, passRate: null, medianSecondsToResult: null });
});

test("what was throttled to the end is no rejection and counts for no rate; repeats are told apart from runs", () => {
  const axes = [{ parameter: "IdSpoof" as const, values: ["Y", "N"] }];
  const repeated = { ...run("passed", 4, "200"), throttled: ["a", "b"] };
  const runs = [
    repeated,
    run("rejected", null, "", "Throttling.User"),
    run("rejected", null, "", "Forbidden"),
  ];
  const { total } = pivot(runs, axes, { rows: null, columns: null });
  expect(total).toMatchObject({ runs: 3, started: 3, rejected: 1, throttled: 1, repeats: 2, passRate: 1 });
});

test("cells are unequal as soon as one of them has another number of verdicts, and equal again when all have", () => {
  const axes = [{ parameter: "IdSpoof" as const, values: ["Y", "N"] }];
  const at = (cell: number) => ({ ...run("passed", 4, "200"), cell });
  expect(unequalCells([], axes)).toBe(false);
  expect(unequalCells([at(0)], axes)).toBe(true);
  expect(unequalCells([at(0), at(1), { ...run("rejected", null, "400"), cell: 1 }], axes)).toBe(false);
  expect(unequalCells([at(0), at(1), at(1)], axes)).toBe(true);
});

test("where cells are equal, gathering them weighs every one alike", () => {
  fc.assert(
    fc.property(anyExperiment, ({ axes, runs }) => {
      fc.pre(!unequalCells(runs, axes));
      const { total } = pivot(runs, axes, { rows: null, columns: null });
      const cells = cellsOf(axes).map(
        ({ index }) =>
          pivot(
            runs.filter(({ cell }) => cell === index),
            axes,
            { rows: null, columns: null },
          ).total,
      );
      const mean = cells.reduce((sum, { passRate }) => sum + (passRate ?? 0), 0) / cells.length;
      expect(total.passRate ?? 0).toBeCloseTo(mean);
    }),
    { numRuns: 50 },
  );
});
