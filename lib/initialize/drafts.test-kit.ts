import fc from "fast-check";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { PARAMETER_NAMES } from "@/lib/initialize/parameter-spec";

// Alphabets written out, so that no expression of the product takes part in its own test.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
export const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;

export function wordOf(alphabet: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
}

export const CERTIFICATE_CODES = [
  "01000000",
  "00000001",
  "00000006",
  "00000008",
  "00000007",
  "00000009",
  "000000011",
  "000000012",
];

/** MetaInfo of any keys and values, in any layout that JSON allows, at most 4,096 bytes. */
export const soundMetaInfo = fc
  .tuple(
    fc.dictionary(fc.string({ unit: "binary", maxLength: 12 }), fc.jsonValue(), { maxKeys: 6 }),
    fc.constantFrom(undefined, 1, "\t"),
    fc.constantFrom("", " ", "\r\n"),
  )
  .map(([value, indent, edge]) => `${edge}${JSON.stringify(value, null, indent)}${edge}`)
  .filter((text) => Buffer.byteLength(text) <= 4096 && !/[\u007f-\u009f]/.test(text));

/** A user id as people have them: any script, no space at its ends, no control character, at most 256 characters. */
export const soundUserId = fc.oneof(
  wordOf(LETTERS_AND_DIGITS, 1, 256),
  fc.constantFrom(
    "+852 5123 4567",
    "li.si@example.com",
    "用户-007",
    "𠮷野家",
    "H11111112",
    "0",
    "🙂".repeat(256),
  ),
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
    .filter((text) => text.trim() === text && text !== "" && !/\p{Cc}/u.test(text)),
);

const host = fc.constantFrom(
  "example.com",
  "a.b-c.example",
  "xn--fiq228c.example",
  "203.0.113.7",
  "[2001:db8::1]",
);
const path = fc.constantFrom("", "/", "/hooks/idv", "/%E4%B8%AD/(1)", "/a;b=c,d");
const query = fc.constantFrom(
  "",
  "?",
  "?tenant=7&note=a%20b",
  "?transaction=1",
  "?callbackToken=x",
  "?xpassed=Y",
);

export const soundAddress = fc
  .tuple(host, fc.constantFrom("", ":443", ":8443"), path, query)
  .map(([name, port, where, asked]) => `https://${name}${port}${where}${asked}`);

export const soundToken = wordOf(`${LETTERS_AND_DIGITS}-._~`, 0, 128);

const anyText = fc.string({ unit: "binary", maxLength: 60 });

/** Drafts that every rule accepts, of every kind there is. */
export const soundDraft: fc.Arbitrary<InitializeDraft> = fc
  .record({
    SceneCode: wordOf(`${LETTERS_AND_DIGITS}_`, 0, 10),
    MerchantBizId: wordOf(LETTERS_AND_DIGITS, 1, 32),
    MetaInfo: soundMetaInfo,
    MerchantUserId: soundUserId,
    IdSpoof: fc.constantFrom("Y", "N"),
    DocType: fc.constantFrom(...CERTIFICATE_CODES, "00000001"),
    IdThreshold: fc.constantFrom("0", "1", "2", "3"),
    CallbackUrl: soundAddress,
    CallbackToken: soundToken,
    wantsBack: fc.boolean(),
    leftover: fc.option(anyText),
    ShowGuidePage: fc.constantFrom("0", "1"),
    DocScanMode: fc.constantFrom("shoot", "scan", "auto"),
    callbackTo: fc.constantFrom("console", "own", "none"),
    hashMerchantUserId: fc.boolean(),
    pinned: fc.subarray([...PARAMETER_NAMES]),
  })
  .map(({ wantsBack, leftover, ...draft }) => ({
    ...draft,
    // What stands in a hidden field is nobody's business.
    CallbackUrl: draft.callbackTo === "own" ? draft.CallbackUrl : (leftover ?? draft.CallbackUrl),
    CallbackToken: draft.callbackTo === "own" ? draft.CallbackToken : (leftover ?? draft.CallbackToken),
    DocPageConfig: wantsBack && draft.DocType === "00000001" ? "OCR_ID_BACK" : "",
  }));

/** Near misses of a sound text: a character too many, in another case, padded, doubled; or anything at all. */
export function nearly(sound: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const oddity = fc.constantFrom(
    " ",
    "\n",
    "\u0000",
    "\ud800",
    "_",
    "-",
    "é",
    "#",
    "&transactionId=1",
    "?PASSED=Y",
    "0",
    '"',
  );
  return fc.oneof(
    { weight: 8, arbitrary: sound },
    { weight: 1, arbitrary: fc.tuple(sound, oddity).map(([text, odd]) => text + odd) },
    { weight: 1, arbitrary: fc.tuple(oddity, sound).map(([text, odd]) => text + odd) },
    { weight: 1, arbitrary: sound.map((text) => text.replace(/^https:\/\//, "http://")) },
    { weight: 1, arbitrary: sound.map((text) => JSON.stringify(text)) },
    {
      weight: 1,
      arbitrary: fc.tuple(sound, fc.integer({ min: 2, max: 9 })).map(([text, n]) => text.repeat(n)),
    },
    { weight: 1, arbitrary: anyText },
  );
}
