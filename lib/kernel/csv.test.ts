import fc from "fast-check";
import { expect, test } from "vitest";
import { type CsvCell, defuse, toCsv } from "@/lib/kernel/csv";

/** A reader of RFC 4180 that shares nothing with the writer. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 1; at < csv.length; at += 1) {
    const char = csv[at] ?? "";
    if (quoted && char === '"' && csv[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (quoted) cell += char;
    else if (char === "\r" || char === "," || char === "\n") {
      if (char === "\n") continue;
      row.push(cell);
      cell = "";
      if (char === ",") continue;
      rows.push(row);
      row = [];
    } else cell += char;
  }
  return rows;
}

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "=",
        "+",
        "-",
        "@",
        "＝",
        "＋",
        "－",
        "＠",
        '"',
        "'",
        ",",
        ";",
        "\t",
        "\r",
        "\n",
        " ",
        "a",
        "\ufeff",
      ),
    )
    .map((parts) => parts.join("")),
);

const LIVE = /^[\s"']*[=+\-@＝＋－＠]/u;

test("whatever stands in them, cells come back as they were defused, and no cell is a formula", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyText, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const csv = toCsv(rows);
        expect(csv.startsWith("\ufeff")).toBe(true);
        const back = read(csv);
        expect(back).toEqual(rows.map((row) => row.map(defuse)));
        for (const cell of back.flat()) {
          expect(cell).not.toMatch(/^[\t\r\n]/);
          // By whichever character a spreadsheet parts its cells.
          for (const part of cell.split(/[;\t\r\n|]/)) {
            expect(LIVE.test(part) && !part.startsWith("'")).toBe(false);
          }
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test.each([
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  " =1",
  '"=1"',
  "＝1",
  "＋1",
  "－1",
  "＠1",
  "\ufeff=1",
  "a;=1",
  "a\n=1",
])("%j is only a text", (text) => {
  expect(defuse(text)).not.toBe(text);
  expect(defuse(text).replaceAll("'", "")).toBe(text);
});

test("figures and plain texts stay as they are", () => {
  const rows: CsvCell[][] = [
    ["Name", "Rate"],
    ["a - b = c", 0.5],
    [null, -1],
  ];
  expect(toCsv(rows)).toBe('\ufeff"Name","Rate"\r\n"a - b = c",0.5\r\n,-1\r\n');
});
