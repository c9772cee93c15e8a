import type { LocalizedText } from "@/lib/kernel/localized-text";

export type DocumentShape = "booklet" | "card";

/** A certificate that Initialize can read. The code is opaque: never pad, trim or count its digits. */
export type DocumentType = {
  code: string;
  name: LocalizedText;
  /** Where it is issued. */
  region: LocalizedText;
  shape: DocumentShape;
};

const MAINLAND: LocalizedText = { en: "Chinese mainland", zh: "中国内地" };
const HONG_KONG: LocalizedText = { en: "Hong Kong (China)", zh: "中国香港" };
const MACAO: LocalizedText = { en: "Macao (China)", zh: "中国澳门" };

/**
 * The certificate table of the page: its codes, its English names, its order.
 *
 * The page speaks of eight digits and then lists two codes with nine. Both are sent as they stand there.
 */
export const DOCUMENT_TYPES = [
  {
    code: "01000000",
    name: { en: "Global passport", zh: "全球护照" },
    region: { en: "Worldwide", zh: "全球" },
    shape: "booklet",
  },
  {
    code: "00000001",
    name: {
      en: "Second-generation resident ID card of the Chinese mainland",
      zh: "中国内地第二代居民身份证",
    },
    region: MAINLAND,
    shape: "card",
  },
  {
    code: "00000006",
    name: { en: "Hong Kong identity card (2003 version)", zh: "香港身份证（2003 版）" },
    region: HONG_KONG,
    shape: "card",
  },
  {
    code: "00000008",
    name: { en: "Hong Kong identity card (2018 version)", zh: "香港身份证（2018 版）" },
    region: HONG_KONG,
    shape: "card",
  },
  {
    code: "00000007",
    name: {
      en: "Exit-Entry Permit for Travelling to and from Hong Kong and Macao",
      zh: "往来港澳通行证",
    },
    region: MAINLAND,
    shape: "card",
  },
  {
    code: "00000009",
    name: {
      en: "Mainland Travel Permits for Hong Kong and Macao Residents",
      zh: "港澳居民来往内地通行证",
    },
    region: MAINLAND,
    shape: "card",
  },
  {
    code: "000000011",
    name: { en: "Macao (China) identity card", zh: "澳门（中国）居民身份证" },
    region: MACAO,
    shape: "card",
  },
  {
    code: "000000012",
    name: { en: "Mainland Travel Permit for Taiwan Residents", zh: "台湾居民来往大陆通行证" },
    region: MAINLAND,
    shape: "card",
  },
] as const satisfies readonly DocumentType[];

/** The certificate of exactly this code, or undefined when the page does not list it. */
export function documentType(code: string): DocumentType | undefined {
  return DOCUMENT_TYPES.find((type) => type.code === code);
}
