import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { consoleKey } from "@/lib/platform/server/console-key";
import { open, seal } from "@/lib/platform/server/seal";

/**
 * What is stored of a code or a device's token. Keyed, because 40 bits could be tried out on a stolen table; told
 * apart, so that one is never taken for the other.
 */
async function keyedHash(kind: "code" | "token", secret: string): Promise<Uint8Array<ArrayBuffer>> {
  const digest = createHmac("sha256", await consoleKey("pairing"))
    .update(`${kind}:${secret}`, "utf8")
    .digest();
  return new Uint8Array(digest);
}

export const hashCode = (code: string) => keyedHash("code", code);
export const hashDeviceToken = (token: string) => keyedHash("token", token);

/** 256 random bits, in 43 letters that a cookie and a header may hold. */
export const newDeviceToken = () => randomBytes(32).toString("base64url");

const context = (id: string) => `pairing:${id}:meta-info`;

export const sealMetaInfo = (id: string, metaInfo: string) => seal(metaInfo, context(id));
export const openMetaInfo = (id: string, sealed: string) => open(sealed, context(id));
