import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/server/env";
import type { SealingKey } from "@/lib/platform/server/keys";

// AES-256-GCM. A sealed text is `s1.<key id>.<base64url of nonce ‖ tag ‖ ciphertext>`. The format, the key id and
// the context are authenticated too, so a text moved to another row or column does not open.

const FORMAT = "s1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
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

function authenticated(keyId: string, context: string): Buffer {
  // A key id has no dot, so no two (key id, context) give the same bytes.
  return Buffer.from(`${FORMAT}.${keyId}.${context}`, "utf8");
}

/** Seals with the first key. `context` says where the text belongs: `credential:<row id>:secret`, say. */
export function sealWith(
  keys: readonly [SealingKey, ...SealingKey[]],
  plain: string,
  context: string,
): string {
  const [{ id, key }] = keys;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(authenticated(id, context));
  const hidden = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `${FORMAT}.${id}.${Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64url")}`;
}

/** @throws SealError when the text is none of ours, its key is gone, or it was altered or belongs elsewhere */
export function openWith(keys: readonly SealingKey[], sealed: string, context: string): string {
  const [, id = "", encoded = ""] = SEALED.exec(sealed) ?? [];
  const bytes = Buffer.from(encoded, "base64url");
  // Some last characters encode the same bytes; only the one that we write is ours.
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString("base64url") !== encoded) {
    throw new SealError("malformed", "The text is not a sealed one.");
  }
  const key = keys.find((candidate) => candidate.id === id)?.key;
  if (!key) throw new SealError("unknown-key", `The key ${id} is not among CONSOLE_KEYS.`);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(authenticated(id, context));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const hidden = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString("utf8");
  } catch {
    throw new SealError("not-authentic", "The sealed text was altered, or belongs to another place.");
  }
}

/** Seals under the console's own keys. */
export function seal(plain: string, context: string): string {
  return sealWith(env().CONSOLE_KEYS, plain, context);
}

/** Opens what `seal` made with the same context. @throws SealError */
export function open(sealed: string, context: string): string {
  return openWith(env().CONSOLE_KEYS, sealed, context);
}
