import { describe, expect, it } from "vitest";
import { laidOut } from "@/components/lab/laid-out";
import { choiceQuery, readChoice } from "@/components/lab/pivot-choice";
import type { Axis } from "@/lib/lab/grid";
import type { RunView } from "@/lib/lab/view";

const axes: Axis[] = [
  { parameter: "IdThreshold", values: ["0", "1"] },
  { parameter: "DocScanMode", values: ["shoot", "scan"] },
  { parameter: "IdSpoof", values: ["Y", "N"] },
];
const read = (query: string, of = axes) => readChoice(new URLSearchParams(query), of);

describe("how the results are laid out", () => {
  it("is by the first two axes, unless the address says otherwise", () => {
    expect(read("")).toEqual({
      rows: "IdThreshold",
      columns: "DocScanMode",
      measure: "pass-rate",
      place: null,
    });
    expect(read("", axes.slice(0, 1))).toMatchObject({ rows: "IdThreshold", columns: null });
  });

  it("never lays out one axis twice, and ignores what the experiment does not vary", () => {
    expect(read("rows=DocScanMode")).toMatchObject({ rows: "DocScanMode", columns: "IdThreshold" });
    expect(read("rows=IdSpoof&columns=IdSpoof")).toMatchObject({ rows: "IdSpoof", columns: null });
    expect(read("rows=DocType&measure=luck&field=1.x")).toEqual(read(""));
  });

  it("comes back from its address", () => {
    const choice = {
      rows: null,
      columns: "IdSpoof",
      measure: "time",
      place: { row: null, column: 1 },
    } as const;
    expect(read(choiceQuery(choice))).toEqual(choice);
  });
});

describe("the lines of all values", () => {
  const run = (cell: number, state: "passed" | "failed"): RunView => ({
    id: `${cell}${state}`,
    cell,
    number: 1,
    state: "started",
    problem: null,
    throttled: [],
    againAt: null,
    transaction: { id: "", state, subCode: null, code: null, createdAt: "", secondsToResult: null },
  });
  // Cells: threshold × mode × spoof, the last turning fastest.
  const runs = [run(0, "passed"), run(1, "failed"), run(2, "passed"), run(7, "failed")];

  it("gather their row, their column and everything", () => {
    const table = laidOut(runs, axes, { rows: "IdThreshold", columns: "DocScanMode" });
    const rate = (row: number | null, column: number | null) => table.at({ row, column })?.passRate;
    expect([rate(0, 0), rate(0, 1), rate(1, 0), rate(1, 1)]).toEqual([0.5, 1, null, 0]);
    expect([rate(0, null), rate(1, null)]).toEqual([2 / 3, 0]);
    expect([rate(null, 0), rate(null, 1)]).toEqual([0.5, 0.5]);
    expect(rate(null, null)).toBe(0.5);
    expect(table.rows.map(({ index }) => index)).toEqual([0, 1, null]);
    expect(table.at({ row: 9, column: 9 })).toBeUndefined();
  });

  it("stand alone where no axis is laid out", () => {
    const table = laidOut(runs, axes, { rows: "IdThreshold", columns: null });
    expect(table.columns).toEqual([{ index: null, value: "" }]);
    expect(table.at({ row: 0, column: null })?.settled).toBe(3);
  });
});
