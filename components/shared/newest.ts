/** So many are shown at first, and so many more with each press. */
export const AT_ONCE = 20;

/**
 * Where what is shown begins: at `from`, and at the newest ones while that is not named or not there any more. What
 * comes later is added at the end, so nothing moves under a reader's eyes. A few more than that are shown at once.
 */
export function firstShown(keys: readonly string[], from: string | null, most = AT_ONCE): number {
  const place = from === null ? -1 : keys.indexOf(from);
  if (place >= 0) return place;
  return keys.length <= most * 1.5 ? 0 : keys.length - most;
}
