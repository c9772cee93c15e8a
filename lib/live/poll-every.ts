const SOON_MS = 2_000;
const SELDOM_MS = 15_000;

/**
 * Milliseconds between the looks of a page for itself: often while something is about to happen and nobody would
 * tell, seldom otherwise. While news comes by itself (`up`), looking is only a safety net.
 */
export function pollEvery(expectsNews: boolean, up: boolean): number {
  return expectsNews && !up ? SOON_MS : SELDOM_MS;
}
