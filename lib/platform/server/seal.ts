import "server-only";
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/server/env";
import type { SealingKey } from "@/lib/platform/server/keys";

// AES-256-GCM. A sealed text is `s1.<key id>.<base64url of nonce ‖ tag ‖ ciphertext>`, sealed bytes are
// `b1.<key id>.` and those three as they are. The format, the key id and the context are authenticated too, so what
// is moved to another row or column does not open.

const FORMAT = "s1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const BYTES_FORMAT = "b1";
const BYTES_HEAD = /^b1\.([A-Za-z0-9_-]{1,32})\./;
const LONGEST_HEAD = 36;
const SEALED = /^s1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)$/;

/** A sealed text that did not open. Says why, and never what. */
export class SealError extends Error {
  readonly reason: "malformed" | "unknown-key" | "not-authentic";

  constructor(reason: SealError["reason"], message: string) {
    super(message);
    this.name = "SealError";
    this.reason = reason;
  }
}

function authenticated(format: string, keyId: string, context: string): Buffer {
  // A key id has no dot, so no two (key id, context) give the same bytes.
  return Buffer.from(`${format}.${keyId}.${context}`, "utf8");
}

const known = new WeakMap<Buffer, KeyObject>();

/** Node looks at bytes anew each time whether they are a key, longer than it takes to use them. */
function keyObject(bytes: Buffer): KeyObject {
  const key = known.get(bytes) ?? createSecretKey(bytes);
  known.set(bytes, key);
  return key;
}

type Keys = readonly [SealingKey, ...SealingKey[]];

/** Nonce, tag and ciphertext in one. */
function encrypt(key: Buffer, plain: Uint8Array, authentic: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyObject(key), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(authentic);
  const hidden = [cipher.update(plain), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...hidden]);
}

function decrypt(keys: readonly SealingKey[], id: string, bytes: Buffer, authentic: Buffer): Buffer {
  const key = keys.find((candidate) => candidate.id === id)?.key;
  if (!key) throw new SealError("unknown-key", `The key ${id} is not among CONSOLE_KEYS.`);
  const decipher = createDecipheriv("aes-256-gcm", keyObject(key), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(authentic);
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealError("not-authentic", "What was sealed was altered, or belongs to another place.");
  }
}

const malformed = (what: string) => new SealError("malformed", `The ${what}.`);

/** Seals with the first key. `context` says where the text belongs: `credential:<row id>:secret`, say. */
export function sealWith(keys: Keys, plain: string, context: string): string {
  const [{ id, key }] = keys;
  const bytes = encrypt(key, Buffer.from(plain, "utf8"), authenticated(FORMAT, id, context));
  return `${FORMAT}.${id}.${bytes.toString("base64url")}`;
}

/** @throws SealError when the text is none of ours, its key is gone, or it was altered or belongs elsewhere */
export function openWith(keys: readonly SealingKey[], sealed: string, context: string): string {
  const [, id = "", encoded = ""] = SEALED.exec(sealed) ?? [];
  const bytes = Buffer.from(encoded, "base64url");
  // Some last characters encode the same bytes; only the one that we write is ours.
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString("base64url") !== encoded) {
    throw malformed("text is not a sealed one");
  }
  return decrypt(keys, id, bytes, authenticated(FORMAT, id, context)).toString("utf8");
}

/** `sealWith` for pictures: the same promise without a third more of base64. */
export function sealBytesWith(keys: Keys, plain: Uint8Array, context: string): Buffer {
  const [{ id, key }] = keys;
  const head = Buffer.from(`${BYTES_FORMAT}.${id}.`, "latin1");
  return Buffer.concat([head, encrypt(key, plain, authenticated(BYTES_FORMAT, id, context))]);
}

/** @throws SealError like `openWith` */
export function openBytesWith(keys: readonly SealingKey[], sealed: Buffer, context: string): Buffer {
  const [head = "", id = ""] = BYTES_HEAD.exec(sealed.toString("latin1", 0, LONGEST_HEAD)) ?? [];
  const bytes = sealed.subarray(head.length);
  if (head === "" || bytes.length < NONCE_BYTES + TAG_BYTES) throw malformed("bytes are not sealed ones");
  return decrypt(keys, id, bytes, authenticated(BYTES_FORMAT, id, context));
}

/** Seals under the console's own keys. */
export function seal(plain: string, context: string): string {
  return sealWith(env().CONSOLE_KEYS, plain, context);
}

/** Opens what `seal` made with the same context. @throws SealError */
export function open(sealed: string, context: string): string {
  return openWith(env().CONSOLE_KEYS, sealed, context);
}

/** Seals bytes under the console's own keys. */
export function sealBytes(plain: Uint8Array, context: string): Buffer {
  return sealBytesWith(env().CONSOLE_KEYS, plain, context);
}

/** Opens what `sealBytes` made with the same context. @throws SealError */
export function openBytes(sealed: Buffer, context: string): Buffer {
  return openBytesWith(env().CONSOLE_KEYS, sealed, context);
}
