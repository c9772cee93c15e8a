import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DOCUMENT_TYPES } from "@/lib/initialize/document-types";
import { findDocumentTypes, groupDocumentTypes } from "@/lib/initialize/find-document-types";

const codesOf = (query: string) => findDocumentTypes(query).map(({ code }) => code);
const ALL = DOCUMENT_TYPES.map(({ code }) => code);
const anyType = fc.constantFrom(...DOCUMENT_TYPES);

describe("a document type is found", () => {
  test.each([
    ["passport", ["01000000"]],
    ["护照", ["01000000"]],
    ["hong kong 2018", ["00000008"]],
    ["香港2018", ["00000008"]],
    ["２０１８", ["00000008"]],
    ["HKID", ["00000006", "00000008"]],
    ["港澳通行证", ["00000007", "00000009"]],
    ["澳门身份证", ["000000011"]],
    ["macau identity", ["000000011"]],
    ["回乡证", ["00000009"]],
    ["台胞证", ["000000012"]],
    ["taiwan", ["000000012"]],
    ["12", ["000000012"]],
    ["driving licence", []],
    ["<script>", []],
  ])("%s", (query, codes) => {
    expect(codesOf(query)).toEqual(codes);
  });

  test("by its code, before those that hold it", () => {
    expect(codesOf(" 00000001 ")).toEqual(["00000001", "000000011", "000000012"]);
    for (const code of ALL) expect(codesOf(code)[0]).toBe(code);
  });

  test("by any words of its names, its region and its code together, in any case and order", () => {
    const anyWords = anyType.chain((type) => {
      const { code, name, region } = type;
      const words = [code, ...name.en.split(" "), ...region.en.split(" "), name.zh, region.zh];
      return fc
        .tuple(fc.shuffledSubarray(words, { minLength: 1 }), fc.boolean())
        .map(([some, loud]) => ({ code, query: loud ? some.join(" ").toUpperCase() : some.join("  ") }));
    });
    fc.assert(
      fc.property(anyWords, ({ code, query }) => {
        expect(codesOf(query)).toContain(code);
      }),
    );
  });

  test("whatever is typed, each at most once; nothing typed finds all, in the page's order", () => {
    expect(codesOf("")).toEqual(ALL);
    expect(codesOf(" ·,")).toEqual(ALL);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (query) => {
        const codes = codesOf(query);
        expect(new Set(codes).size).toBe(codes.length);
        expect(ALL).toEqual(expect.arrayContaining(codes));
      }),
    );
  });
});

describe("the picker's groups", () => {
  test("hold each code once: recent ones first, the rest by region", () => {
    const codes = fc.array(fc.constantFrom(...ALL, "99990001"), { maxLength: 7 });
    fc.assert(
      fc.property(codes, (recent) => {
        const groups = groupDocumentTypes("", recent);
        const shown = groups.flatMap((group) => group.codes);
        const lately = [...new Set(recent)].slice(0, 3);
        expect(shown.slice(0, lately.length)).toEqual(lately);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown).toEqual(expect.arrayContaining(ALL));
        expect(groups.every((group) => group.codes.length > 0)).toBe(true);
        expect(groups.every(({ id, title }) => (title === null) === (id === "recent"))).toBe(true);
      }),
    );
  });

  test("show no recent ones among what was looked for", () => {
    expect(groupDocumentTypes("hong kong 20", ["01000000", "00000006"])).toEqual([
      {
        id: "Hong Kong (China)",
        title: { en: "Hong Kong (China)", zh: "中国香港" },
        codes: ["00000006", "00000008"],
      },
    ]);
  });
});
