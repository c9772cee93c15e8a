// Crockford's digits: 32 that nobody takes for each other. Eight of them are 40 bits.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export const CODE_LENGTH = 8;

/** Minutes for which a code can be used, and for which a paired phone waits for its transaction. */
export const PAIRING_MINUTES = 10;

/** A code out of one random byte for each of its characters, as it is stored: without its hyphen. */
export function codeFrom(bytes: Uint8Array): string {
  // 256 is a multiple of 32, so every character is as likely as any other.
  return Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

/** `7XKM2Q9D` as people read it: `7XKM-2Q9D`. */
export function writeCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * What somebody typed or scanned, as it is stored: lower case, other hyphens and spaces are fine, and letters that are
 * in no code are read as the digits they look like. Whatever can be no code becomes null.
 */
export function readCode(typed: string): string | null {
  if (typed.length > 4 * CODE_LENGTH) return null;
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return plain.length === CODE_LENGTH && [...plain].every((letter) => ALPHABET.includes(letter))
    ? plain
    : null;
}
