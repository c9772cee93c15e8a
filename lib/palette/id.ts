/** Fewer characters than this are no id that anybody pastes. */
export const SHORTEST_ID = 3;
export const LONGEST_ID = 128;

/** The letters of every id there is: those of the vendor, the console's own, and MerchantBizId. */
export const ID_PATTERN = /^[A-Za-z0-9._-]+$/;

/** Whether a text, without spaces around it, may be an id of something: nothing else is ever asked about. */
export function looksLikeId(text: string): boolean {
  return text.length >= SHORTEST_ID && text.length <= LONGEST_ID && ID_PATTERN.test(text);
}
