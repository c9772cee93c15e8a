/** Fewer characters than this are no id that anybody pastes. */
export const SHORTEST_ID = 3;
export const LONGEST_ID = 128;

/** The letters of every id there is: those of the vendor, the console's own, and MerchantBizId. */
export const ID_PATTERN = /^[A-Za-z0-9._-]+$/;

/** Whether a text, without spaces around it, may be an id of something: nothing else is ever asked about. */
export function looksLikeId(text: string): boolean {
  return text.length >= SHORTEST_ID && text.length <= LONGEST_ID && ID_PATTERN.test(text);
}

/**
 * What means the same in capitals: a UUID, with hyphens or without, as the vendor's RequestId and the console's own ids
 * are; and a TransactionId, which is two or three letters of its region and hexadecimal digits. MerchantBizId may be
 * anything, and then its case counts.
 */
const HEXADECIMAL =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|[a-z]{2,3}[0-9a-f]{29,30})$/i;

/** The ways in which an id may have been stored, the one that was given first. */
export function spellings(id: string): string[] {
  return HEXADECIMAL.test(id) ? [...new Set([id, id.toLowerCase(), id.toUpperCase()])] : [id];
}
