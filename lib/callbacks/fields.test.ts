import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asStoredFields,
  asStoredHeaders,
  LONGEST_HEADER,
  LONGEST_QUERY,
  MOST_FIELDS,
  MOST_HEADERS,
  readFields,
  readHeaders,
  tokenDigests,
  valuesOf,
} from "@/lib/callbacks/fields";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const text = fc.string({ unit: "binary", maxLength: 40 }).map((s) => s.toWellFormed());
const storable = text.filter((s) => !s.includes("\0"));
const fieldName = storable.filter((s) => s.toLowerCase() !== "callbacktoken" && s !== "");
const write = (pairs: [string, string][]) =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");

describe("the query of a callback", () => {
  test("comes back as it was written: every field, in its order, repeated ones too", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fieldName, storable), { maxLength: 12 }), (pairs) => {
        const query = write(pairs);
        fc.pre(query.length <= LONGEST_QUERY);
        expect(readFields(query, sha256)).toEqual({ pairs, cut: false });
      }),
      { numRuns: 2_000 },
    );
  });

  test("is read whatever it is: nothing throws, and PostgreSQL can keep every text", () => {
    const query = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc
        .array(fc.constantFrom("%", "%0", "%00", "%ff", "%C3", "&", "=", "+", "a", "\u00e9", "%ED%A0%80"))
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(query, (raw) => {
        for (const piece of readFields(raw, sha256).pairs.flat()) {
          expect(piece.isWellFormed()).toBe(true);
          expect(piece).not.toContain("\0");
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test("keeps no token, in whatever case its name is written, however often it comes", () => {
    const token = fc.string({ unit: fc.constantFrom(..."ghijkXYZ_~"), minLength: 6, maxLength: 40 });
    const spelling = fc.mixedCase(fc.constant("callbacktoken"));
    fc.assert(
      fc.property(fc.array(fc.tuple(spelling, token), { minLength: 1, maxLength: 4 }), (pairs) => {
        const stored = readFields(write(pairs), sha256);
        for (const [, value] of pairs) expect(JSON.stringify(stored)).not.toContain(value);
        expect(tokenDigests(stored.pairs)).toEqual(pairs.map(([, value]) => sha256(value)));
      }),
      { numRuns: 1_000 },
    );
  });

  test("is bounded: characters and fields, and says so when something was cut off", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 0, max: 400 }), (long, many) => {
        const stored = readFields(`${"n=%ff&".repeat(many)}v=${"x".repeat(long)}`, sha256);
        expect(stored.pairs.length).toBeLessThanOrEqual(MOST_FIELDS);
        expect(JSON.stringify(stored).length).toBeLessThan(LONGEST_QUERY * 2);
        expect(stored.cut).toBe(many * 6 + long + 2 > LONGEST_QUERY || many + 1 > MOST_FIELDS);
      }),
      { numRuns: 300 },
    );
  });

  test("shows malformed escapes and bytes as they came or as U+FFFD", () => {
    const { pairs } = readFields("a=%zz&b=%00&c=%C3%28&d=\u00c3\u00a9&e=1+2&f&=g&&h=i=j", sha256);
    expect(pairs).toEqual([
      ["a", "%zz"],
      ["b", "\ufffd"],
      ["c", "\ufffd("],
      ["d", "é"],
      ["e", "1 2"],
      ["f", ""],
      ["", "g"],
      ["h", "i=j"],
    ]);
  });
});

test("fields are found by name in any case", () => {
  const { pairs } = readFields("SubCode=205&subcode=206&passed=N", sha256);
  expect(valuesOf(pairs, "subCode")).toEqual(["205", "206"]);
});

test("what is stored is read back, and anything else counts as no fields", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(Array.isArray(asStoredFields(value).pairs)).toBe(true);
    }),
  );
  const stored = readFields("a=1&b=2", sha256);
  expect(asStoredFields(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  expect(asStoredFields({ pairs: [["a", 1], ["b"], ["c", "d"]] })).toEqual({
    pairs: [["c", "d"]],
    cut: false,
  });
});

describe("the headers of a callback", () => {
  test("are those that tell senders apart, repeated ones too, and no others", () => {
    const raw = [
      "Host",
      "a.example",
      "Cookie",
      "s=1",
      "X-Forwarded-For",
      "1.2.3.4",
      "x-forwarded-for",
      "5.6.7.8",
    ];
    expect(readHeaders([...raw, "VIA", "1.1 proxy", "User-Agent", "aliyun", "authorization", "x"])).toEqual([
      ["host", "a.example"],
      ["x-forwarded-for", "1.2.3.4"],
      ["x-forwarded-for", "5.6.7.8"],
      ["via", "1.1 proxy"],
      ["user-agent", "aliyun"],
    ]);
  });

  test("are bounded in number and length", () => {
    const raw = Array.from({ length: 40 }, () => ["via", "p".repeat(9_000)]).flat();
    const kept = readHeaders(raw);
    expect(kept).toHaveLength(MOST_HEADERS);
    for (const [, value] of kept) expect(value).toHaveLength(LONGEST_HEADER);
  });

  test("are read back, and none where none were kept", () => {
    expect(asStoredHeaders([["host", "a"], ["x"], 1])).toEqual([["host", "a"]]);
    expect([null, undefined, {}, "host"].map(asStoredHeaders)).toEqual([[], [], [], []]);
  });
});
