import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultDraft } from "@/lib/initialize/draft";
import { draftSchema } from "@/lib/initialize/schema";
import { AXIS_PARAMETERS, axisChoices, cellsOf, countCalls, draftOf, orderOfRuns } from "@/lib/lab/grid";
import { anyAxes } from "@/lib/lab/testing/any";

test("every parameter with a closed list of values can be varied, each by all of its values", () => {
  expect(Object.fromEntries(AXIS_PARAMETERS.map((name) => [name, axisChoices(name).length]))).toEqual({
    IdThreshold: 4,
    DocScanMode: 3,
    IdSpoof: 2,
    ShowGuidePage: 2,
    DocPageConfig: 2,
    DocType: 8,
  });
});

describe("the cells of a grid", () => {
  test("are all combinations, each once, in the order of their indexes", () => {
    fc.assert(
      fc.property(anyAxes, (axes) => {
        const cells = cellsOf(axes);
        expect(cells.map(({ index }) => index)).toEqual(cells.map((_, place) => place));
        expect(new Set(cells.map(({ values }) => JSON.stringify(values))).size).toBe(cells.length);
        expect(cells.length).toBe(axes.reduce((product, { values }) => product * values.length, 1));
        for (const { parameter, values } of axes) {
          for (const cell of cells) expect(values).toContain(cell.values[parameter]);
        }
      }),
    );
  });

  test("turn the last axis fastest", () => {
    const axes = [
      { parameter: "IdSpoof" as const, values: ["Y", "N"] },
      { parameter: "IdThreshold" as const, values: ["3", "0"] },
    ];
    expect(cellsOf(axes).map(({ values }) => `${values.IdSpoof}${values.IdThreshold}`)).toEqual([
      "Y3",
      "Y0",
      "N3",
      "N0",
    ]);
  });

  test("send what is varied even where it is the default, and leave the rest of the call as it is", () => {
    const draft = {
      ...defaultDraft("biz1"),
      MetaInfo: "{}",
      MerchantUserId: "u",
      pinned: ["IdSpoof" as const],
    };
    const axes = [
      { parameter: "IdThreshold" as const, values: ["3", "0"] },
      { parameter: "IdSpoof" as const, values: ["N", "Y"] },
    ];
    const [first] = cellsOf(axes);
    if (!first) throw new Error("no cell");
    const made = draftOf(draft, first);
    expect(made).toEqual({ ...draft, IdThreshold: "3", IdSpoof: "N", pinned: ["IdSpoof", "IdThreshold"] });
    expect(draftSchema("en").safeParse(made).success).toBe(true);
  });
});

describe("the order of the runs", () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }));

  test("has every run of every cell exactly once", () => {
    fc.assert(
      fc.property(sizes, ([cells, runsPerCell]) => {
        const order = orderOfRuns(cells, runsPerCell);
        expect(order).toHaveLength(cells * runsPerCell);
        expect(new Set(order.map(({ cell, number }) => `${cell} ${number}`)).size).toBe(order.length);
        for (const { cell, number } of order) {
          expect(cell).toBeGreaterThanOrEqual(0);
          expect(cell).toBeLessThan(cells);
          expect(number).toBeGreaterThanOrEqual(1);
          expect(number).toBeLessThanOrEqual(runsPerCell);
        }
      }),
    );
  });

  test("begins no round at the cell that began the one before, when there is more than one", () => {
    fc.assert(
      fc.property(sizes, ([cells, runsPerCell]) => {
        const order = orderOfRuns(cells, runsPerCell);
        const firsts = order.filter((_, place) => place % cells === 0).map(({ cell }) => cell);
        const again = firsts.filter((cell, round) => cell === firsts[round - 1]);
        expect(again.length).toBe(cells === 1 ? runsPerCell - 1 : 0);
      }),
    );
  });

  test("wherever it is broken off, no cell is more than one run ahead of another", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ([cells, runsPerCell], cut) => {
        const done = Array.from({ length: cells }, () => 0);
        for (const { cell } of orderOfRuns(cells, runsPerCell).slice(0, cut % (cells * runsPerCell + 1))) {
          done[cell] = (done[cell] ?? 0) + 1;
        }
        expect(Math.max(...done) - Math.min(...done)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test("the number of calls is the number of runs", () => {
  fc.assert(
    fc.property(anyAxes, fc.integer({ min: 1, max: 5 }), (axes, runsPerCell) => {
      expect(countCalls(axes, runsPerCell)).toBe(orderOfRuns(cellsOf(axes).length, runsPerCell).length);
    }),
  );
});
