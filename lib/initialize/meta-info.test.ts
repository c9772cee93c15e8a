import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { soundMetaInfo } from "@/lib/initialize/drafts.test-kit";
import { DEVICE_PROFILES, type MetaInfoProblem, metaInfoProblems } from "@/lib/initialize/meta-info";
import { parameter } from "@/lib/initialize/parameters";

const ios = parameter("MetaInfo").example;

const cases: [what: string, text: string, problems: MetaInfoProblem[]][] = [
  ["the page's own example", ios, []],
  ["an object with nothing in it", "{}", []],
  ["an object laid out over lines", '\r\n{\n\t"deviceType": "web"\n}\n', []],
  ["escaped control characters inside JSON", '{"ua":"a\\u0000b\\ud800"}', []],
  ["nothing", "", ["empty"]],
  ["a space", " ", ["not-json"]],
  ["an object as a careless program prints it", "[object Object]", ["not-json"]],
  ["single quotes", "{'a':1}", ["not-json"]],
  ["a byte order mark", "\ufeff{}", ["not-json"]],
  ["null", "null", ["not-an-object"]],
  ["a list", '[{"deviceType":"ios"}]', ["not-an-object"]],
  ["a text that hides nothing", '"ios"', ["not-an-object"]],
  ["stringified twice", JSON.stringify(ios), ["encoded-twice"]],
  ["stringified three times", JSON.stringify(JSON.stringify(ios)), ["encoded-twice"]],
  ["copied from a log with its backslashes", '{\\"deviceType\\":\\"ios\\"}', ["encoded-twice"]],
  ["percent-encoded", encodeURIComponent(ios), ["encoded-twice"]],
  ["percent-encoded twice", encodeURIComponent(encodeURIComponent(ios)), ["encoded-twice"]],
  ["stringified and percent-encoded", encodeURIComponent(JSON.stringify(ios)), ["encoded-twice"]],
  ["NUL between the tokens", '{\u0000"a":1}', ["unsendable-text"]],
  ["DEL in a value", '{"a":"\u007f"}', ["unsendable-text"]],
  ["half of a character", '{"a":"\ud83d"}', ["unsendable-text"]],
  ["4,096 bytes", `{"a":"${"x".repeat(4088)}"}`, []],
  ["4,097 bytes", `{"a":"${"x".repeat(4089)}"}`, ["too-large"]],
  ["1,366 Chinese characters", `{"a":"${"中".repeat(1363)}"}`, ["too-large"]],
  ["a deep nest", `${"[".repeat(2048)}${"]".repeat(2048)}`, ["not-an-object"]],
];

describe("metaInfoProblems", { timeout: 60_000 }, () => {
  test.each(cases)("%s", (_, text, problems) => {
    expect(metaInfoProblems(text)).toEqual(problems);
  });

  test("finds nothing in any object of at most 4,096 bytes, and the second encoding of each", () => {
    fc.assert(
      fc.property(soundMetaInfo, (text) => {
        expect(metaInfoProblems(text)).toEqual([]);
        const twice = [JSON.stringify(text), encodeURIComponent(text)].filter(
          (again) => again.length <= 4096,
        );
        for (const again of twice) expect(metaInfoProblems(again)).toEqual(["encoded-twice"]);
      }),
      { numRuns: 1000 },
    );
  });

  test("judges any text without throwing, and lets nothing through that is no object", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (text) => {
        const problems = metaInfoProblems(text);
        if (problems.length > 0) return;
        expect(JSON.parse(text)?.constructor?.name ?? "Object").toBe("Object");
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the sandbox's devices", () => {
  test.each(DEVICE_PROFILES)("$id can be sent, and says what it is", ({ metaInfo, platform }) => {
    expect(metaInfoProblems(metaInfo)).toEqual([]);
    expect(JSON.parse(metaInfo)).toMatchObject({ deviceType: platform });
  });

  test("there is one of each platform, under ids of their own", () => {
    expect(DEVICE_PROFILES.map(({ platform }) => platform)).toEqual(["ios", "android", "web"]);
    expect(new Set(DEVICE_PROFILES.map(({ id }) => id)).size).toBe(DEVICE_PROFILES.length);
  });
});
