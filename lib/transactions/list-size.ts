// Apart from the list's schemas: the browser needs the numbers without the library that checks.

/** Rows on a page. */
export const PAGE_SIZE = 50;

/** The most rows that are asked for again by id. */
export const MOST_REFRESHED = 100;
