/** A cell: figures stand as they are, texts are defused; null is empty. */
export type CsvCell = string | number | null;

/** What spreadsheets take for the beginning of a formula, the full-width forms too. */
const TRIGGER = "=+\\-@\\uff1d\\uff0b\\uff0d\\uff20";
/** At the beginning, or behind what another spreadsheet may take for the end of a cell; blanks and quotes do not help. */
const FORMULA = new RegExp(`(^|[;\\t\\r\\n|])((?:[^\\S\\t\\r\\n]|["'])*)(?=[${TRIGGER}])`, "gu");
/** A text that begins with a tab or a break is a formula to some. */
const BLANK_FIRST = /^(?=[\t\r\n])/u;

/** A text that no spreadsheet runs: what might be a formula begins with an apostrophe. */
export function defuse(text: string): string {
  return text.replace(FORMULA, "$1'$2").replace(BLANK_FIRST, "'");
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  return `"${defuse(cell).replaceAll('"', '""')}"`;
}

/** Rows as RFC 4180 wants them, behind the mark by which spreadsheets know UTF-8. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")}`;
}
