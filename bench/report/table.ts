import { barText, type Figure, valueText, verdictOf } from "./figure.ts";

const HEAD = ["row", "what", "product", "bare", "figure", "first bar", "stretch", "verdict"];

/** The cells of every line, head first. */
export function cells(figures: readonly Figure[]): string[][] {
  return [HEAD, ...figures.map(line)];
}

function line(figure: Figure): string[] {
  const { bar, unit } = figure;
  const limits = bar ? [barText(bar.first, bar, unit), barText(bar.stretch, bar, unit)] : ["–", "–"];
  const verdict = verdictOf(figure.value, bar);
  return [figure.row, figure.name, figure.product, figure.bare, valueText(figure), ...limits, verdict];
}

/** A table for a terminal: columns as wide as their widest cell. */
export function textTable(rows: readonly string[][]): string {
  const widths = columnWidths(rows);
  const rule = widths.map((width) => "─".repeat(width));
  const [head = [], ...rest] = rows;
  return [head, rule, ...rest].map((row) => pad(row, widths).join("  ").trimEnd()).join("\n");
}

/** The same as Markdown, aligned as source too. */
export function markdownTable(rows: readonly string[][]): string {
  const escaped = rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = columnWidths(escaped);
  const rule = widths.map((width) => "-".repeat(Math.max(3, width)));
  const [head = [], ...rest] = escaped;
  return [head, rule, ...rest].map((row) => `| ${pad(row, widths).join(" | ")} |`).join("\n");
}

function columnWidths(rows: readonly string[][]): number[] {
  const columns = rows[0]?.length ?? 0;
  return Array.from({ length: columns }, (_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
}

function pad(row: readonly string[], widths: readonly number[]): string[] {
  return widths.map((width, column) => (row[column] ?? "").padEnd(width));
}
