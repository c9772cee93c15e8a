import { DOCUMENT_TYPES, type DocumentType } from "@/lib/initialize/document-types";
import type { LocalizedText } from "@/lib/kernel/localized-text";

/** What else people call a certificate; the page's own names are in the table. */
const ALSO_CALLED: Record<string, string> = {
  "01000000": "travel document global international 旅行证件",
  "00000001": "prc china national identity 二代身份证 大陆",
  "00000006": "hkid hk smart old 旧版",
  "00000008": "hkid hk smart new 新版",
  "00000007": "eep two-way permit hk macau 双程证",
  "00000009": "home return permit hk macau 回乡证",
  "000000011": "macau bir resident",
  "000000012": "mtp compatriot 台胞证",
};

const plain = (text: string) => text.normalize("NFKC").toLowerCase();

/** Chinese names are shortened by leaving characters out: 港澳通行证 for 往来港澳通行证, 澳门身份证 for 澳门（中国）居民身份证. */
function holdsInOrder(text: string, characters: string): boolean {
  let at = -1;
  for (const character of characters) {
    at = text.indexOf(character, at + 1);
    if (at === -1) return false;
  }
  return true;
}

function fieldsOf({ code, name, region }: DocumentType): string[] {
  return [code, name.en, name.zh, region.en, region.zh, ALSO_CALLED[code] ?? ""].map(plain);
}

const HAN = /^\p{Script=Han}+$/u;

function isFound(type: DocumentType, words: readonly string[]): boolean {
  const fields = fieldsOf(type);
  return words.every((word) =>
    fields.some((field) => field.includes(word) || (HAN.test(word) && holdsInOrder(field, word))),
  );
}

/**
 * The certificates of the table in which every word of a query is found: in the code, in a name in either language,
 * in the region. In the page's order, but one whose code is the query comes first. An empty query finds all.
 */
export function findDocumentTypes(query: string): DocumentType[] {
  const words = plain(query).match(/\p{Script=Han}+|[^\s\p{Script=Han}\p{P}\p{S}]+/gu) ?? [];
  const found = DOCUMENT_TYPES.filter((type) => isFound(type, words));
  const exact = query.trim();
  return [...found.filter(({ code }) => code === exact), ...found.filter(({ code }) => code !== exact)];
}

/** What a picker shows under one heading. */
export type DocumentGroup = { id: string; title: LocalizedText | null; codes: string[] };

const MOST_RECENT = 3;

/**
 * What a picker shows for a query: while nothing is looked for, what this person chose lately (`recent`, newest
 * first, under a heading of its own without a title here), then the rest by region. Each code stands there once.
 */
export function groupDocumentTypes(query: string, recent: readonly string[]): DocumentGroup[] {
  const lately = query.trim() === "" ? [...new Set(recent)].slice(0, MOST_RECENT) : [];
  const groups: DocumentGroup[] = lately.length > 0 ? [{ id: "recent", title: null, codes: lately }] : [];
  for (const { code, region } of findDocumentTypes(query)) {
    if (lately.includes(code)) continue;
    const group = groups.find(({ id }) => id === region.en);
    if (group) group.codes.push(code);
    else groups.push({ id: region.en, title: region, codes: [code] });
  }
  return groups;
}
