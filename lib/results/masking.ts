import type { Details } from "@/lib/results/details";
import { type DocumentedField, documentedField, documentedGroup } from "@/lib/results/documented-fields";
import { isPictureMark } from "@/lib/results/picture-mark";

/** Stands for whatever is hidden, however long that is: the length of a name is part of the name. */
export const DOTS = "•••";

/** A field as anybody who may see transactions sees it. */
export type MaskedField = {
  path: string;
  shown: string;
  /** `clear` is the value itself: verdicts of the vendor's, which say nothing of the person. `picture`: one was there. */
  look: "masked" | "clear" | "empty" | "picture";
  /** In ocrIdEditInfo: it is not what was read off the document. */
  corrected: boolean;
};

export type MaskedGroup = { name: string; fields: MaskedField[] };

type Mask = (value: string) => string;

/**
 * How much of each field is shown. A part of a sex, of a nationality or of a place gives the whole away, so those
 * are hidden altogether, and so is everything that nobody documented.
 */
const MASKS: Partial<Record<DocumentedField, Mask>> = {
  name: maskName,
  englishName: maskName,
  surname: maskName,
  givenname: maskName,
  idNumber: maskNumber,
  passportNo: maskNumber,
  birthDate: maskDate,
  currentIssueDate: maskDate,
  firstIssueDate: maskDate,
  issueDate: maskDate,
  expiryDate: maskDate,
};

/** What may be seen as it is, and the only shape in which it is that. */
const CLEAR: Partial<Record<DocumentedField, RegExp>> = {
  ocrIdPassed: /^[YN]$/,
  spoofResult: /^[YN]$/,
  spoofType: /^[A-Z]{2,20}(_[A-Z]{2,20}){1,3}$/,
};

/** The same details with every value masked. What comes out of here may go to a browser. */
export function maskDetails({ groups }: Details): MaskedGroup[] {
  const read = groups.find(({ name }) => documentedGroup(name) === "ocrIdInfo")?.fields ?? [];
  const asRead = new Map(read.map(({ path, value }) => [path, value]));
  return groups.map(({ name, fields }) => ({
    name,
    fields: fields.map(({ path, value }) => ({
      path,
      ...maskValue(path, value),
      corrected: documentedGroup(name) === "ocrIdEditInfo" && asRead.get(path) !== value,
    })),
  }));
}

/** What is shown of one value. `path` ends in the field's name. */
export function maskValue(path: string, value: string): Pick<MaskedField, "shown" | "look"> {
  if (value.trim() === "") return { shown: "", look: "empty" };
  if (isPictureMark(value)) return { shown: "", look: "picture" };
  const field = documentedField(path);
  if (field && CLEAR[field]?.test(value)) return { shown: value, look: "clear" };
  return { shown: (field && MASKS[field]?.(value)) ?? DOTS, look: "masked" };
}

/** First letters, of at most three words; a word of one letter shows none. */
function maskName(value: string): string {
  const words = value.trim().split(/[\s,]+/u, 3);
  return words.map((word) => ([...word].length > 1 ? firstLetter(word) : "") + DOTS).join(" ");
}

function firstLetter(word: string): string {
  const [first = ""] = word;
  return /^\p{L}$/u.test(first) ? first : "";
}

/** The last letters and digits, a quarter of them and never more than four: enough to tell two cards apart. */
function maskNumber(value: string): string {
  const signs = [...value].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  const kept = Math.min(4, Math.floor(signs.length / 4));
  return DOTS + signs.slice(signs.length - kept).join("");
}

/** The year, where one stands by itself or leads eight digits. */
function maskDate(value: string): string {
  const [, alone, leading] = /(?<!\d)(?:((?:19|20)\d\d)(?!\d)|((?:19|20)\d\d)\d{4}(?!\d))/.exec(value) ?? [];
  const year = alone ?? leading;
  return year ? `${year}-••-••` : DOTS;
}
