import "server-only";
import { isDeeperThan } from "@/lib/kernel/nesting";
import { storable } from "@/lib/kernel/storable-text";
import { type PictureType, pictureMark } from "@/lib/results/picture-mark";

/** A picture as it was found. `name` says where: `ExtIdInfo.ocrIdInfo.front`. */
export type FoundImage = { name: string; mediaType: PictureType; bytes: Buffer };

export type TakenImages = { text: string; images: FoundImage[] };

export const MOST_IMAGES = 8;
/** Of one picture, decoded. The whole answer has 16 MiB at most. */
export const LARGEST_IMAGE = 4 * 1_024 * 1_024;
const DEEPEST = 12;
/** No document is nested so deep: such a text is left as one, for neither reading nor writing it may run out of stack. */
const TOO_DEEP = 64;
const LONGEST_NAME = 200;

const MAGIC: readonly [PictureType, Buffer][] = [
  ["image/jpeg", Buffer.from([0xff, 0xd8, 0xff])],
  ["image/png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
];

const DATA_URL = /^\s*data:[\w.+-]+\/[\w.+-]+(?:;[\w=.+-]+)*;base64,/;
/** Matching a whole picture of megabytes would overflow the stack of the regular expression; one sign does not. */
const NOT_BASE64 = /[^A-Za-z0-9+/=_-]/;
const SHORTEST = 32;
/** Of whatever else was encoded: a document has no field of this length. Backslashes are JSON's, before slashes. */
const RUN = /[A-Za-z0-9+/=_\\-]+/g;
const LONGEST_RUN = 4_096;

/**
 * Takes the pictures out of ExtIdInfo, base64 anywhere in it, in JSON inside of strings too, and leaves a mark in
 * place of each. JPEG and PNG are known by their first bytes; of anything else that is encoded and long nothing stays
 * at all. Without a picture the text stays as it came, with one its meaning does. With `keep` false none is handed out.
 */
export function takeImages(extIdInfo: string, keep: boolean): TakenImages {
  const taker = new Taker(keep);
  const left = taker.inText(extIdInfo, "ExtIdInfo", DEEPEST);
  return { text: withoutLongRuns(left), images: taker.images };
}

const ENCODED = new Uint8Array(128);
for (const sign of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_\\-") {
  ENCODED[sign.charCodeAt(0)] = 1;
}

/** How much of a text stands in no long run of what was encoded: what may stay of it at most. Takes no time to speak of. */
export function lengthBesideRuns(text: string): number {
  let beside = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    run = ENCODED[text.charCodeAt(at)] === 1 ? run + 1 : 0;
    beside += run < LONGEST_RUN ? 1 : run === LONGEST_RUN ? 1 - LONGEST_RUN : 0;
  }
  return beside;
}

function withoutLongRuns(text: string): string {
  if (text.length < LONGEST_RUN) return text;
  return text.replace(RUN, (run) =>
    run.length < LONGEST_RUN ? run : `[data: ${run.length} characters, not kept]`,
  );
}

class Taker {
  readonly images: FoundImage[] = [];
  readonly #keep: boolean;

  constructor(keep: boolean) {
    this.#keep = keep;
  }

  inText(text: string, name: string, layers: number): string {
    const mark = this.#take(text, name);
    if (mark !== null) return mark;
    const parsed = layers > 0 && /^\s*[[{"]/.test(text) ? parse(text) : undefined;
    if (parsed === undefined) return text;
    const left = this.#inValue(parsed, name, layers - 1);
    return left === parsed ? text : JSON.stringify(left);
  }

  /** The same value when nothing was taken out of it. */
  #inValue(value: unknown, name: string, layers: number): unknown {
    if (typeof value === "string") return this.inText(value, name, layers);
    if (typeof value !== "object" || value === null || isRaw(value) || layers <= 0) return value;
    const entries = Object.entries(value).map(([key, child]) => {
      const place = Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`;
      return [key, child, this.#inValue(child, place.slice(0, LONGEST_NAME), layers - 1)] as const;
    });
    if (entries.every(([, before, after]) => before === after)) return value;
    if (Array.isArray(value)) return entries.map(([, , after]) => after);
    return Object.fromEntries(entries.map(([key, , after]) => [key, after]));
  }

  #take(text: string, name: string): string | null {
    const encoded = text.replace(DATA_URL, "").replace(/\s+/g, "");
    if (encoded.length < SHORTEST || NOT_BASE64.test(encoded)) return null;
    const mediaType = typeOf(Buffer.from(encoded.slice(0, 16), "base64"));
    if (mediaType === null) return null;
    const bytes = Buffer.from(encoded, "base64");
    const kept = this.#keep && this.images.length < MOST_IMAGES && bytes.length <= LARGEST_IMAGE;
    if (kept) this.images.push({ name: storable(name), mediaType, bytes });
    return pictureMark(mediaType, bytes.length, kept);
  }
}

function typeOf(head: Buffer): PictureType | null {
  return MAGIC.find(([, magic]) => head.subarray(0, magic.length).equals(magic))?.[0] ?? null;
}

/** JSON.rawJSON writes a number again as it came, with digits that no double holds. */
type RawJson = { rawJSON(text: string): object; isRawJSON(value: unknown): boolean };
const { rawJSON, isRawJSON: isRaw } = JSON as unknown as RawJson;

function parse(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text, keepSource as (key: string, value: unknown) => unknown);
    return isDeeperThan(TOO_DEEP, parsed) ? undefined : parsed;
  } catch {
    return undefined;
  }
}

function keepSource(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" && context?.source ? rawJSON(context.source) : value;
}
