/** What a text looks like when it names a person. */
export type PersonalData = "phone" | "email" | "identity-number";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
/** Digits with the signs that people put between them, international or not. */
const PHONE = /^\+?\d[\d ().-]{5,22}\d$/;
/** Resident identity card: region, date of birth, serial, check digit. */
const MAINLAND_ID = /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;
/** Hong Kong and Macao cards: letters, six or seven digits, a check digit that may stand in parentheses. */
const HONG_KONG_ID = /^[A-Za-z]{1,2}\d{6}\(?[\dAa]\)?$/;
const MACAO_ID = /^[157]\d{6}\(\d\)$/;
/** A letter or two and seven or eight digits, the form of most passports. */
const PASSPORT = /^[A-Za-z]{1,2}\d{7,8}$/;

const digitsIn = (text: string) => text.replace(/\D/g, "").length;

/** What kind of personal data a whole text looks like; null for what does not. A guess, to warn by. */
export function personalDataIn(text: string): PersonalData | null {
  const value = text.trim();
  if (value.length > 254) return null;
  if (EMAIL.test(value)) return "email";
  if ([MAINLAND_ID, HONG_KONG_ID, MACAO_ID, PASSPORT].some((form) => form.test(value)))
    return "identity-number";
  return PHONE.test(value) && digitsIn(value) >= 7 && digitsIn(value) <= 15 ? "phone" : null;
}

/** Names of query fields under which addresses carry people. */
const TELLING_NAMES =
  /^(?:user_?)?(?:phone|mobile|tel|telephone|email|e-?mail|mail|name|full_?name|first_?name|last_?name|id_?(?:card|number|no)|passport(?:_?no)?|birth(?:day|_?date)|address)$/i;

/** Names of the query fields of an address that carry personal data by name or by value. Never throws. */
export function personalFieldsOf(address: string): string[] {
  const query = /\?([^#]*)/.exec(address)?.[1] ?? "";
  const telling = [...new URLSearchParams(query)].filter(
    ([name, value]) => (TELLING_NAMES.test(name.trim()) && value !== "") || personalDataIn(value) !== null,
  );
  return [...new Set(telling.map(([name]) => name))];
}
