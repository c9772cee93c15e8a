import { describe, expect, it } from "vitest";
import type { Figure } from "./figure.ts";
import { cells, markdownTable, textTable } from "./table.ts";

const FIGURE: Figure = {
  row: "P1",
  name: "callbacks | c32",
  product: "4,100 /s",
  bare: "5,000 /s",
  value: 0.82,
  unit: "×",
  bar: { first: 0.6, stretch: 0.9, better: "higher" },
};

describe("the table", () => {
  it("shows bars and verdict beside each figure, and dashes where nothing was asked", () => {
    const { bar: _bar, ...free } = FIGURE;
    const [, judged, open] = cells([FIGURE, free]);
    expect(judged?.slice(4)).toEqual(["0.820 ×", "≥ 0.6 ×", "≥ 0.9 ×", "first bar reached"]);
    expect(open?.slice(5)).toEqual(["–", "–", "no bar set"]);
  });

  it("starts every column at the same place in every line", () => {
    const longer = { ...FIGURE, name: "a much longer name than the other", product: "1" };
    const lines = textTable(cells([FIGURE, longer])).split("\n");
    const starts = lines.filter((text) => text.includes("5,000")).map((text) => text.indexOf("5,000"));
    expect(starts).toEqual([lines[0]?.indexOf("bare"), lines[0]?.indexOf("bare")]);
  });

  it("is Markdown with as many cells in every line, a bar inside a cell escaped", () => {
    const lines = markdownTable(cells([FIGURE])).split("\n");
    const counts = lines.map((text) => text.replaceAll("\\|", "").split("|").length);
    expect(new Set(counts)).toEqual(new Set([10]));
    expect(lines[2]).toContain("callbacks \\| c32");
  });
});
