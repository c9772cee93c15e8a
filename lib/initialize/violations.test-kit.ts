import fc from "fast-check";
import type { InitializeDraft } from "@/lib/initialize/draft";
import { LETTERS_AND_DIGITS, soundAddress, soundUserId, wordOf } from "@/lib/initialize/drafts.test-kit";
import type { DraftRuleId } from "@/lib/initialize/rules";

/** What is laid over a sound draft so that it breaks one rule. Values may be of no type that a draft allows. */
export type Violation = fc.Arbitrary<Partial<Record<keyof InitializeDraft, unknown>>>;

const anyText = fc.string({ unit: "binary", maxLength: 40 });
const loneSurrogate = fc.constantFrom("\ud800", "\udfff", "\udc00\ud800");
const control = fc.integer({ min: 0, max: 0x9f }).filter((code) => code < 32 || code > 126);
const controlCharacter = control.map((code) => String.fromCharCode(code));

/** A text with something put between two of its characters, or before or after them. */
function inside(text: fc.Arbitrary<string>, odd: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, odd, fc.nat({ max: 999 })).map(([whole, part, seed]) => {
    const characters = Array.from(whole);
    return characters.toSpliced(seed % (characters.length + 1), 0, part).join("");
  });
}

/** Texts with one character that the alphabet lacks, or one character too many. */
function outside(alphabet: string, max: number): fc.Arbitrary<string> {
  const stranger = fc
    .string({ unit: "binary", minLength: 1, maxLength: 1 })
    .filter((one) => !alphabet.includes(one));
  return fc.oneof(inside(wordOf(alphabet, 0, max - 1), stranger), wordOf(alphabet, max + 1, max + 40));
}

function not(...values: string[]): fc.Arbitrary<unknown> {
  const strange = fc.oneof(
    anyText,
    fc.constantFrom(...values).map((value) => `${value} `),
    fc.constantFrom(null, undefined, 0, 1, true, [], {}),
    fc.constantFrom("y", "n", "4", "-1", "SCAN", '["OCR_ID_BACK"]', "ocr_id_back", "2"),
  );
  return strange.filter((value) => typeof value !== "string" || !values.includes(value));
}

const jsonObject = fc.dictionary(fc.string({ maxLength: 8 }), fc.string({ maxLength: 20 }), { maxKeys: 4 });
const objectText = jsonObject.map((value) => JSON.stringify(value));

const twice = fc.oneof(
  objectText.map((text) => JSON.stringify(text)),
  objectText.map((text) => JSON.stringify(JSON.stringify(text))),
  objectText.map((text) => encodeURIComponent(text)),
  jsonObject
    .filter((value) => Object.keys(value).length > 0)
    .map((value) => JSON.stringify(JSON.stringify(value)).slice(1, -1)),
);

function own(address: fc.Arbitrary<string>): Violation {
  return address.map((CallbackUrl) => ({ callbackTo: "own", CallbackUrl, CallbackToken: "" }));
}

const field = fc.constantFrom(
  "transactionId",
  "TransactionID",
  "passed",
  "PASSED",
  "subcode",
  "subCode",
  "%70assed",
);

function withField([address, name, value]: [string, string, string]): string {
  return `${address}${address.includes("?") ? "&" : "?"}${name}${value}`;
}

/** For each rule that a draft can break, all the ways to break it that this test could think of. */
export const VIOLATIONS: Record<DraftRuleId, Violation> = {
  "SceneCode.alphabet": outside(`${LETTERS_AND_DIGITS}_`, 10).map((SceneCode) => ({ SceneCode })),
  "MerchantBizId.required": fc.constant({ MerchantBizId: "" }),
  "MerchantBizId.alphabet": outside(LETTERS_AND_DIGITS, 32).map((MerchantBizId) => ({ MerchantBizId })),
  "MetaInfo.required": fc.constant({ MetaInfo: "" }),
  "MetaInfo.size": fc
    .tuple(fc.constantFrom("a", "é", "中", "🙂"), fc.integer({ min: 0, max: 5000 }))
    .map(([sign, more]) => {
      const count = Math.ceil((4097 - '{"a":""}'.length) / Buffer.byteLength(sign)) + more;
      return { MetaInfo: `{"a":"${sign.repeat(count)}"}` };
    }),
  "MetaInfo.text": inside(
    objectText,
    fc.oneof(
      loneSurrogate,
      controlCharacter.filter((character) => !"\t\n\r".includes(character)),
    ),
  ).map((MetaInfo) => ({ MetaInfo })),
  "MetaInfo.untouched": twice.map((MetaInfo) => ({ MetaInfo })),
  "MetaInfo.json": fc
    .oneof(
      fc.constantFrom(
        "{",
        "{'a':1}",
        "{a:1}",
        '{"a":1,}',
        "undefined",
        "[object Object]",
        " ",
        "\ufeff{}",
        "{}{}",
      ),
      objectText.map((text) => text.slice(0, -1)),
      fc.tuple(objectText, wordOf(LETTERS_AND_DIGITS, 1, 9)).map(([text, more]) => text + more),
    )
    .map((MetaInfo) => ({ MetaInfo })),
  "MetaInfo.object": fc
    .oneof(
      fc.constantFrom("null", "true", "0", "[]", '""', " [{}] ", '"text"'),
      fc.array(jsonObject, { maxLength: 3 }).map((value) => JSON.stringify(value)),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
    )
    .map((MetaInfo) => ({ MetaInfo })),
  "MerchantUserId.required": fc.oneof(
    fc.constant({ MerchantUserId: "" }),
    wordOf(" \t\n\u3000\u00a0\ufeff", 1, 9).map((MerchantUserId) => ({ MerchantUserId })),
  ),
  "MerchantUserId.text": inside(soundUserId, fc.oneof(loneSurrogate, controlCharacter)).map(
    (MerchantUserId) => ({
      MerchantUserId,
    }),
  ),
  "MerchantUserId.edges": fc
    .tuple(soundUserId, fc.constantFrom(" ", "\u3000", "\u00a0", "\n"), fc.boolean())
    .map(([id, space, before]) => ({ MerchantUserId: before ? space + id : id + space })),
  "MerchantUserId.length": fc
    .tuple(fc.constantFrom("a", "中", "🙂"), fc.integer({ min: 257, max: 2000 }))
    .map(([sign, count]) => ({ MerchantUserId: sign.repeat(count) })),
  "IdSpoof.values": not("Y", "N").map((IdSpoof) => ({ IdSpoof })),
  "DocType.listed": fc
    .oneof(
      anyText,
      fc.constantFrom("00000011", "00000012", "1", "0000000012", "01000000 ", "1000000", "00000002", ""),
    )
    .map((DocType) => ({ DocType, DocPageConfig: "" })),
  // Of a console that permits codes outside the table.
  "DocType.spelling": fc
    .oneof(
      outside(`${LETTERS_AND_DIGITS}-_`, 32),
      fc.constantFrom("0000 0001", "０1000000", "护照", "a\u202eb", "<b>", "00000001\n"),
    )
    .map((DocType) => ({ DocType, DocPageConfig: "" })),
  "IdThreshold.values": not("0", "1", "2", "3").map((IdThreshold) => ({ IdThreshold })),
  "CallbackUrl.given": own(fc.constant("")),
  "CallbackUrl.https": own(
    fc
      .tuple(
        soundAddress,
        fc.constantFrom("http://", "ftp://", "HTTPS://", "Https://", "wss://", "//", "", " https://"),
      )
      .map(([address, scheme]) => scheme + address.slice("https://".length)),
  ),
  "CallbackUrl.absolute": own(
    fc.constantFrom(
      "https:/example.com",
      "https://",
      "https:///x",
      "https://?a=1",
      "/callback",
      "example.com",
      "https:example.com",
      "https://exa mple.com/",
      "https://example.com:99999/",
      "https://1.2.3.4.5/",
      "https://[::1/",
      "https://:443/",
    ),
  ),
  "CallbackUrl.characters": own(
    inside(
      soundAddress,
      fc.oneof(
        loneSurrogate,
        controlCharacter,
        fc.constantFrom(" ", "\\", '"', "<", "{", "|", "^", "`", "中", "%g", "%zz"),
      ),
    ),
  ),
  "CallbackUrl.length": own(
    fc
      .tuple(
        soundAddress.filter((address) => !address.includes("?")),
        fc.integer({ min: 0, max: 3000 }),
      )
      .map(([address, more]) => `${address}/${"p".repeat(2048 - address.length + more)}`),
  ),
  "CallbackUrl.no-credentials": own(
    fc
      .tuple(soundAddress, fc.constantFrom("user:pw@", "user@", ":pw@", "@", ":@", "a@b@"))
      .map(([address, user]) => address.replace("https://", `https://${user}`)),
  ),
  "CallbackUrl.no-fragment": own(
    fc
      .tuple(soundAddress, fc.constantFrom("#", "#a", "#?transaction=1"))
      .map(([address, end]) => address + end),
  ),
  "CallbackUrl.added-fields": own(
    fc.tuple(soundAddress, field, fc.constantFrom("", "=", "=1")).map(withField),
  ),
  "CallbackToken.characters": fc
    .tuple(soundAddress, outside(`${LETTERS_AND_DIGITS}-._~`, 128))
    .map(([CallbackUrl, CallbackToken]) => ({ callbackTo: "own", CallbackUrl, CallbackToken })),
  "DocPageConfig.values": not("", "OCR_ID_BACK").map((DocPageConfig) => ({ DocPageConfig })),
  "DocPageConfig.mainland-only": fc
    .constantFrom("01000000", "00000006", "00000008", "00000007", "00000009", "000000011", "000000012")
    .map((DocType) => ({ DocType, DocPageConfig: "OCR_ID_BACK" })),
  "ShowGuidePage.values": not("0", "1").map((ShowGuidePage) => ({ ShowGuidePage })),
  "DocScanMode.values": not("shoot", "scan", "auto").map((DocScanMode) => ({ DocScanMode })),
};
