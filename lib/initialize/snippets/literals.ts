// Texts as literals of other languages. What stands in a draft comes from people and devices, so every sign that
// means something to a language is escaped.

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, "0");

/** Escapes by UTF-16 code unit what `plain` does not let through. */
function escapeUnits(text: string, plain: RegExp, toEscape: (unit: number) => string): string {
  return text.replace(/[\s\S]/g, (sign) => (plain.test(sign) ? sign : toEscape(sign.charCodeAt(0))));
}

/** Printable ASCII, and letters of every script; not what a compiler or a terminal could take for something else. */
const PLAIN = /^[ !#-[\]^-~]$/;

/** `"…"` of Java and TypeScript: both know `\uXXXX` for a code unit. */
export function doubleQuoted(text: string): string {
  return `"${escapeUnits(text, PLAIN, (unit) => (unit === 0x22 || unit === 0x5c ? `\\${String.fromCharCode(unit)}` : `\\u${hex(unit, 4)}`))}"`;
}

/** Escapes by code point, for languages whose `\u` cannot say half of a pair. */
function escapePoints(text: string, toEscape: (point: number, sign: string) => string): string {
  return [...text.toWellFormed()]
    .map((sign) => (PLAIN.test(sign) ? sign : toEscape(sign.codePointAt(0) ?? 0xfffd, sign)))
    .join("");
}

const backslashed = (sign: string) => (sign === '"' || sign === "\\" ? `\\${sign}` : undefined);

const wide = (point: number) => (point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`);

/** `"…"` of Python and Go: `\uXXXX` and `\UXXXXXXXX`. */
export function pythonOrGo(text: string): string {
  return `"${escapePoints(text, (point, sign) => backslashed(sign) ?? wide(point))}"`;
}

/** `"…"` of Kotlin: as Java's, and a dollar would begin a template. */
export function kotlin(text: string): string {
  return doubleQuoted(text).replaceAll("$", "\\$");
}

/** `"…"` of Swift: `\u{…}`. */
export function swift(text: string): string {
  return `"${escapePoints(text, (point, sign) => backslashed(sign) ?? `\\u{${hex(point, 1)}}`)}"`;
}

/** `"…"` of PHP: `\u{…}`, and a dollar would begin a variable. */
export function php(text: string): string {
  const escaped = escapePoints(text, (point, sign) => backslashed(sign) ?? `\\u{${hex(point, 1)}}`);
  return `"${escaped.replaceAll("$", "\\$")}"`;
}

/** `'…'` of a POSIX shell, in which nothing but the quote itself means anything. */
export function shell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
