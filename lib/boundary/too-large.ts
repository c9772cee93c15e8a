/**
 * Set by the front alone (scripts/serve/stand-in.ts), on a request whose body it took away because it was too large.
 * From outside it can only be forged, and is removed like all that begin so.
 */
export const TOO_LARGE_HEADER = "x-console-too-large";
