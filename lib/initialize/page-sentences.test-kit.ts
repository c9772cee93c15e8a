import type { InitializeDraft } from "@/lib/initialize/draft";
import { CERTIFICATE_CODES, LETTERS_AND_DIGITS } from "@/lib/initialize/drafts.test-kit";

export type Wire = Record<string, string>;

type Holds = (wire: Wire, draft: InitializeDraft) => boolean;

function madeOf(text: string, alphabet: string, max: number): boolean {
  return text.length <= max && Array.from(text).every((character) => alphabet.includes(character));
}

function absentOr(wire: Wire, name: string, holds: (value: string) => boolean): boolean {
  const value = wire[name];
  return value === undefined || holds(value);
}

function isJsonObject(text: string): boolean {
  const value: unknown = JSON.parse(text);
  return Object.prototype.toString.call(value) === "[object Object]";
}

function queryNames(address: string): string[] {
  const query = address.split("?").slice(1).join("?");
  return query.split("&").map((pair) => decodeURIComponent(pair.split("=")[0] ?? "").toLowerCase());
}

const REQUIRED = ["ProductCode", "MerchantBizId", "MetaInfo", "MerchantUserId", "DocType"];

const OPTIONAL = [
  "SceneCode",
  "IdSpoof",
  "IdThreshold",
  "CallbackUrl",
  "CallbackToken",
  "DocPageConfig",
  "ShowGuidePage",
  "DocScanMode",
];

/** Every sentence of the page that a request can break, as a predicate on what is sent, sharing no code with the product. */
export const PAGE_SENTENCES: Record<string, Holds> = {
  "Required: Yes": (wire) => REQUIRED.every((name) => (wire[name] ?? "").trim() !== ""),
  "the parameters of the page and no others": (wire) =>
    Object.keys(wire).every((name) => REQUIRED.includes(name) || OPTIONAL.includes(name)),
  "Parameter cannot be empty.": (wire) => Object.values(wire).every((value) => value !== ""),
  "Set the value to ID_OCR.": (wire) => wire.ProductCode === "ID_OCR",
  "up to 10 letters, digits, and underscores (_).": (wire) =>
    absentOr(wire, "SceneCode", (value) => madeOf(value, `${LETTERS_AND_DIGITS}_`, 10)),
  "up to 32 letters and digits.": (wire) => madeOf(wire.MerchantBizId ?? "-", LETTERS_AND_DIGITS, 32),
  "Do not modify the return value. Pass it through directly.": (wire, draft) =>
    wire.MetaInfo === draft.MetaInfo,
  "MetaInfo is an object in JSON, as in the page's example": (wire) => isJsonObject(wire.MetaInfo ?? ""),
  "Y: Enable, N: Disable": (wire) => absentOr(wire, "IdSpoof", (value) => ["Y", "N"].includes(value)),
  "see the following table.": (wire) => CERTIFICATE_CODES.includes(wire.DocType ?? ""),
  "0, 1, 2, 3": (wire) => absentOr(wire, "IdThreshold", (value) => ["0", "1", "2", "3"].includes(value)),
  "The webhook address must start with https.": (wire) =>
    absentOr(wire, "CallbackUrl", (value) => value.indexOf("https://") === 0 && value.length > 8),
  "automatically adds transactionId, passed, subcode": (wire) =>
    absentOr(wire, "CallbackUrl", (value) =>
      ["transactionid", "passed", "subcode"].every((field) => !queryNames(value).includes(field)),
    ),
  "the CallbackToken field is included in the CallbackUrl callback": (wire) =>
    absentOr(wire, "CallbackToken", () => wire.CallbackUrl !== undefined),
  "A JSON string array: OCR_ID_BACK": (wire) =>
    absentOr(wire, "DocPageConfig", (value) => JSON.stringify(JSON.parse(value)) === '["OCR_ID_BACK"]'),
  "Currently, only Chinese mainland ID cards are supported.": (wire) =>
    absentOr(wire, "DocPageConfig", () => wire.DocType === "00000001"),
  "1: Display, 0: Do not display": (wire) =>
    absentOr(wire, "ShowGuidePage", (value) => ["1", "0"].includes(value)),
  "shoot, scan, auto": (wire) =>
    absentOr(wire, "DocScanMode", (value) => ["shoot", "scan", "auto"].includes(value)),
};
