/** One name and value as they came. */
export type CallbackField = [name: string, value: string];

/** What is kept of a delivery's query: fields in their order, and whether the rest was cut off. */
export type StoredFields = { pairs: CallbackField[]; cut: boolean };

/** A longer query is cut here, in characters of the request line (each is one byte). */
export const LONGEST_QUERY = 8_192;
/** The vendor sends four; a stranger could send thousands of empty ones. */
export const MOST_FIELDS = 128;

/** Names and values of the headers that tell senders apart, in the order they came. */
export type StoredHeaders = CallbackField[];

/** A longer value is cut here, in characters. */
export const LONGEST_HEADER = 200;
/** A header may be repeated as often as a stranger likes. */
export const MOST_HEADERS = 8;

const KEPT_HEADERS = new Set(["host", "user-agent", "x-forwarded-for", "via"]);

/** What stands in place of a token's value. */
const DIGEST_PREFIX = "sha256:";

const NEEDS_DECODING = /[%+]|[^\x20-\x7e]/;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Reads the raw query of a callback, `transactionId=…&passed=Y` say, without its question mark. Whatever comes
 * is kept: unknown, repeated and empty fields too. Malformed escapes stay as they are, invalid UTF-8 and NUL
 * (which PostgreSQL cannot keep) become U+FFFD. Never throws. The token's value is replaced by `digest` of it.
 */
export function readFields(rawQuery: string, digest: (token: string) => string): StoredFields {
  let cut = rawQuery.length > LONGEST_QUERY;
  const pieces = (cut ? rawQuery.slice(0, LONGEST_QUERY) : rawQuery).split("&");
  const pairs: CallbackField[] = [];
  for (const piece of pieces) {
    if (piece === "") continue;
    if (pairs.length === MOST_FIELDS) {
      cut = true;
      break;
    }
    const split = piece.indexOf("=");
    const name = decode(split < 0 ? piece : piece.slice(0, split));
    const value = split < 0 ? "" : decode(piece.slice(split + 1));
    pairs.push([name, isToken(name) ? DIGEST_PREFIX + digest(value) : value]);
  }
  return { pairs, cut };
}

/**
 * The headers worth keeping with a delivery, their names in lower case.
 * @param raw names and values in turn, as Node's `rawHeaders` has them
 */
export function readHeaders(raw: readonly string[]): StoredHeaders {
  const kept: StoredHeaders = [];
  for (let at = 0; at + 1 < raw.length && kept.length < MOST_HEADERS; at += 2) {
    const name = (raw[at] ?? "").toLowerCase();
    if (KEPT_HEADERS.has(name)) kept.push([name, (raw[at + 1] ?? "").slice(0, LONGEST_HEADER)]);
  }
  return kept;
}

/** Values of one field, whatever the case of its name. */
export function valuesOf(pairs: readonly CallbackField[], name: string): string[] {
  const wanted = name.toLowerCase();
  return pairs.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => value);
}

/** Digests of every token that came. */
export function tokenDigests(pairs: readonly CallbackField[]): string[] {
  return valuesOf(pairs, "callbackToken").map((value) => value.slice(DIGEST_PREFIX.length));
}

/** Fields as read back from the database; what does not have their shape is treated as none. */
export function asStoredFields(stored: unknown): StoredFields {
  if (typeof stored !== "object" || stored === null || !("pairs" in stored) || !Array.isArray(stored.pairs)) {
    return { pairs: [], cut: false };
  }
  return { pairs: stored.pairs.filter(isPair), cut: "cut" in stored && stored.cut === true };
}

/** Headers as read back from the database; those stored before they were kept are none. */
export function asStoredHeaders(stored: unknown): StoredHeaders {
  return Array.isArray(stored) ? stored.filter(isPair) : [];
}

function isPair(value: unknown): value is CallbackField {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === "string");
}

function isToken(name: string): boolean {
  return name.length === 13 && name.toLowerCase() === "callbacktoken";
}

function decode(text: string): string {
  return NEEDS_DECODING.test(text) ? decoder.decode(bytesOf(text)).replaceAll("\0", "\ufffd") : text;
}

/** The bytes that were meant: Node hands over each byte of a request line as one character. */
function bytesOf(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const escaped = code === 0x25 ? readHex(text, at + 1) : -1;
    if (escaped >= 0) {
      bytes.push(escaped);
      at += 2;
    } else if (code > 0xff) bytes.push(...encoder.encode(text.charAt(at)));
    else bytes.push(code === 0x2b ? 0x20 : code);
  }
  return Uint8Array.from(bytes);
}

function readHex(text: string, at: number): number {
  const digits = text.slice(at, at + 2);
  return /^[0-9a-fA-F]{2}$/.test(digits) ? Number.parseInt(digits, 16) : -1;
}
