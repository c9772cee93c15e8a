import "server-only";
import { enc } from "@/lib/initialize/canonical-query";
import { storable } from "@/lib/kernel/storable-text";

/** What stands where something was taken out. */
export const REMOVED = "***";

/** Far more than is kept, and little enough that no text can make the patterns below take long. */
const MAX_READ = 8 * 1024;
const MAX_KEPT = 500;
/** A piece of a value of this length is taken out even when the rest of the value is not there. */
const PIECE = 12;
/** Below this length a value is taken out only where it stands alone: `Y` is also a letter of other words. */
const ALONE = 4;

/** The one value that every call has in common and that tells nothing. */
const NOT_SECRET = new Set(["ID_OCR"]);

/** Echoes of what was signed run to the end of the message, in forms that differ between gateways. */
const SIGNED_TEXT =
  /string[\s-]*to[\s-]*sign|canonical\s*request|ACS3-HMAC|x-acs-[a-z\d-]+\s*[:=]|\b(?:GET|POST)\s*[&\n/]/i;
const ADDRESS = /\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>]+/gi;
const QUERY = /(?<![\w.%-])[\w.%-]+=[^\s&]*(?:&[\w.%-]+=[^\s&]*)+/g;
const DIGEST = /\b[\da-f]{40,}\b/gi;

/** Lower case for ASCII alone, so that every position stays where it was. */
const fold = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function formsOf(value: string): string[] {
  if (/^[\w.-]*$/.test(value)) return [value];
  const html = value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const named = value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const once = enc(value);
  const form = new URLSearchParams({ v: value }).toString().slice(2);
  const json = JSON.stringify(value).slice(1, -1);
  return [
    value,
    value.trim(),
    once,
    enc(once),
    encodeURIComponent(value.toWellFormed()),
    form,
    json,
    html,
    named,
  ];
}

function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}_]/u.test(text.charAt(at));
}

class Mask {
  readonly #text: string;
  readonly #folded: string;
  readonly #hidden: Uint8Array;

  constructor(text: string) {
    this.#text = text;
    this.#folded = fold(text);
    this.#hidden = new Uint8Array(text.length);
  }

  hide(from: number, to: number) {
    this.#hidden.fill(1, from, to);
  }

  hideMatches(pattern: RegExp) {
    for (const match of this.#text.matchAll(pattern)) this.hide(match.index, match.index + match[0].length);
  }

  hideValue(form: string) {
    for (let at = this.#folded.indexOf(form); at >= 0; at = this.#folded.indexOf(form, at + 1)) {
      const end = at + form.length;
      const alone = !isWordAt(this.#folded, at - 1) && !isWordAt(this.#folded, end);
      if (form.length >= ALONE || alone) this.hide(at, end);
    }
  }

  hidePieces(pieces: ReadonlySet<string>) {
    for (let at = 0; at + PIECE <= this.#folded.length; at++) {
      if (pieces.has(this.#folded.slice(at, at + PIECE))) this.hide(at, at + PIECE);
    }
  }

  toString(): string {
    let shown = "";
    for (let at = 0; at < this.#text.length; at++) {
      if (this.#hidden[at] === 0) shown += this.#text.charAt(at);
      else if (at === 0 || this.#hidden[at - 1] === 0) shown += REMOVED;
    }
    return storable(shown);
  }
}

function piecesOf(forms: Iterable<string>): Set<string> {
  const pieces = new Set<string>();
  for (const form of forms) {
    for (let at = 0; at + PIECE <= form.length; at++) pieces.add(form.slice(at, at + PIECE));
  }
  return pieces;
}

export type Redactor = {
  /** The text without anything that was sent, cut to a readable length. Null for what is no text. */
  clean: (text: unknown) => string | null;
  /** The token when it is none of the values that were sent and holds no long one, else null. */
  token: (text: unknown) => string | null;
};

/**
 * Takes out of the vendor's own words whatever the call consisted of: each value in any encoding, whole or in
 * pieces, addresses, queries, digests and echoes of the string to sign.
 */
export function redactor(sent: readonly string[]): Redactor {
  const values = sent.filter((value) => value.trim() !== "" && !NOT_SECRET.has(value));
  const forms = new Set(
    values
      .flatMap(formsOf)
      .map(fold)
      .filter((form) => form !== ""),
  );
  const long = [...forms].filter((form) => form.length >= PIECE);
  let pieces: Set<string> | undefined;

  function clean(text: unknown): string | null {
    if (typeof text !== "string" || text.trim() === "") return null;
    const read = text.slice(0, MAX_READ);
    const mask = new Mask(read);
    const echo = read.search(SIGNED_TEXT);
    if (echo >= 0) mask.hide(echo, read.length);
    for (const pattern of [ADDRESS, QUERY, DIGEST]) mask.hideMatches(pattern);
    for (const form of forms) mask.hideValue(form);
    // Cutting kilobytes of MetaInfo up takes a millisecond, which a plain "success" need not wait for.
    if (read.length >= PIECE) {
      pieces ??= piecesOf(long);
      mask.hidePieces(pieces);
    }
    const shown = mask.toString();
    return shown.length > MAX_KEPT ? `${shown.slice(0, MAX_KEPT).toWellFormed()}…` : shown;
  }

  function token(text: unknown): string | null {
    if (typeof text !== "string" || !/^[\w.:-]{1,128}$/.test(text)) return null;
    const folded = fold(text);
    return forms.has(folded) || long.some((form) => folded.includes(form)) ? null : text;
  }

  return { clean, token };
}
