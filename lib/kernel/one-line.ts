/**
 * One line of whatever people call things by: without control characters and line ends, without half characters, and
 * without marks that turn the writing of what stands beside it.
 */
export const ONE_LINE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u;
