import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAuthenticity } from "@/lib/results/authenticity";
import { readDetails } from "@/lib/results/details";

const RUNS = { numRuns: 1_000 };
/** A thousand nested documents take a second, and more on a machine that does other things. */
const PATIENCE_MS = 60_000;
const fieldsOf = (text: string) =>
  readDetails(text).groups.flatMap(({ name, fields }) =>
    fields.map(({ path, value }) => [[name, path].filter(Boolean).join(" / "), value]),
  );

/** The example of the vendor's page. */
const EXAMPLE = {
  ocrIdInfo: { expiryDate: "", originOfIssue: "X", englishName: "LI SI", idNumber: "H11111112" },
  ocrIdPassed: "N",
  spoofInfo: { spoofResult: "Y", spoofType: ["SCREEN_REMARK"] },
};

describe("the details of a result", () => {
  test("are groups of fields, in the order in which they came", () => {
    expect(fieldsOf(JSON.stringify(EXAMPLE))).toEqual([
      ["ocrIdInfo / expiryDate", ""],
      ["ocrIdInfo / originOfIssue", "X"],
      ["ocrIdInfo / englishName", "LI SI"],
      ["ocrIdInfo / idNumber", "H11111112"],
      ["ocrIdPassed", "N"],
      ["spoofInfo / spoofResult", "Y"],
      ["spoofInfo / spoofType[0]", "SCREEN_REMARK"],
    ]);
  });

  test("are the same however often JSON was put into strings", () => {
    const once = JSON.stringify({ ...EXAMPLE, ocrIdInfo: JSON.stringify(EXAMPLE.ocrIdInfo) });
    for (const text of [once, JSON.stringify(once), JSON.stringify(JSON.stringify(once))]) {
      expect(fieldsOf(text)).toEqual(fieldsOf(JSON.stringify(EXAMPLE)));
    }
  });

  test("keep what nobody documented, every digit of a number, and what only looks like JSON", () => {
    expect(
      fieldsOf('{"new":{"a":{"b":[1,{"c":null}]},"n":12345678901234567890.10},"x":"[not json","y":true}'),
    ).toEqual([
      ["new / a.b[0]", "1"],
      ["new / a.b[1].c", ""],
      ["new / n", "12345678901234567890.10"],
      ["x", "[not json"],
      ["y", "true"],
    ]);
  });

  test.each([
    ["plain words", [["", "plain words"]]],
    ['{"a":', [["", '{"a":']]],
    [
      "[1,2]",
      [
        ["[0]", "1"],
        ["[1]", "2"],
      ],
    ],
    [
      '{"__proto__":{"a":"1"},"constructor":"2"}',
      [
        ["__proto__ / a", "1"],
        ["constructor", "2"],
      ],
    ],
    ["{}", []],
  ])("of %s are no reason to fail", (text, expected) => {
    expect(fieldsOf(text)).toEqual(expected.map(([name, value]) => [name, value]));
  });

  test("of nothing are none", () => {
    for (const text of [null, "", "  "]) expect(readDetails(text)).toEqual({ groups: [], cut: false });
  });

  test("have bounds, and say when they were reached", () => {
    const many = JSON.stringify(Array.from({ length: 2_000 }, (_, at) => at));
    expect(readDetails(many).cut).toBe(true);
    expect(fieldsOf(many)).toHaveLength(500);
    const [long] = readDetails(JSON.stringify({ a: "x".repeat(9_000) })).groups;
    expect(long?.fields[0]).toMatchObject({ cut: true, value: "x".repeat(4_000) });
    for (const deep of ["[".repeat(100_000) + "]".repeat(100_000), '{"a":'.repeat(50_000)]) {
      expect(readDetails(deep).groups.flatMap(({ fields }) => fields).length).toBeLessThanOrEqual(500);
    }
    expect(readDetails(`"${"x".repeat(2_000_000)}"`).cut).toBe(true);
  });

  test(
    "never throw, and lose no leaf of any JSON within the bounds",
    () => {
      fc.assert(
        fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
          readDetails(text);
        }),
        RUNS,
      );
      const leaf = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !/^\s*[[{"]/.test(text));
      const value = fc.letrec<{ node: unknown }>((tie) => ({
        node: fc.oneof(
          { maxDepth: 4 },
          leaf,
          fc.dictionary(fc.string({ maxLength: 8 }), tie("node"), { maxKeys: 4 }),
          fc.array(tie("node"), { maxLength: 4 }),
          tie("node").map((inner) => JSON.stringify(inner)),
        ),
      })).node;
      fc.assert(
        fc.property(value, (given) => {
          const found = fieldsOf(JSON.stringify(given)).map(([, text]) => text);
          for (const text of leavesOf(given)) if (text.trim() !== "") expect(found).toContain(text);
        }),
        RUNS,
      );
    },
    PATIENCE_MS,
  );
});

function leavesOf(given: unknown): string[] {
  if (typeof given === "string") {
    if (!/^\s*[[{"]/.test(given)) return [given];
    return leavesOf(JSON.parse(given));
  }
  return typeof given === "object" && given !== null ? Object.values(given).flatMap(leavesOf) : [];
}

describe("the authenticity check", () => {
  const read = (spoofInfo: unknown) => readAuthenticity(readDetails(JSON.stringify({ spoofInfo })));

  test.each([
    [{ spoofResult: "Y", spoofType: ["SCREEN_REMARK"] }, "failed", ["SCREEN_REMARK"]],
    [
      { spoofResult: "Y", spoofType: "SCREEN_REMARK,COPY_REMARK" },
      "failed",
      ["SCREEN_REMARK", "COPY_REMARK"],
    ],
    [JSON.stringify({ spoofResult: "Y" }), "failed", []],
    [{ spoofResult: "N", spoofType: [] }, "no-sign", []],
    [{ spoofResult: "N", spoofType: "" }, "no-sign", []],
    [{ spoofResult: "N", spoofType: ["SCREEN_REMARK"] }, "unclear", ["SCREEN_REMARK"]],
    [[{ spoofResult: "N" }, { spoofResult: "Y" }], "failed", []],
    [{ spoofResult: "T" }, "unclear", []],
  ])("of %o is %s", (spoofInfo, verdict, types) => {
    expect(read(spoofInfo)).toMatchObject({ verdict, types });
  });

  test("that was not asked for says nothing", () => {
    expect(read({ spoofType: [] })).toBeNull();
    expect(readAuthenticity(readDetails(null))).toBeNull();
  });

  test("lets nothing through that is no code of the vendor's", () => {
    const shown = JSON.stringify(read({ spoofResult: "ZHANG SAN", spoofType: ["H11111112", "LI"] }));
    for (const personal of ["ZHANG", "H111", "LI"]) expect(shown).not.toContain(personal);
  });
});
