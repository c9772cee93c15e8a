/**
 * One line of whatever people call things by: without control characters and line ends, without half characters,
 * without marks that turn the writing of what stands beside it, and without towers of marks that cover the lines above
 * and below. No script puts more than a handful on one letter.
 */
export const ONE_LINE = /^(?!.*\p{M}{9})[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u;
