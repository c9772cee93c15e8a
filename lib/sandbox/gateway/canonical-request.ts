import { createHash, createHmac } from "node:crypto";
import type { Call } from "@/lib/sandbox/gateway/call";

const LEFT_ALONE_BY_JAVASCRIPT = /[!'()*]/g;

function encoded(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(LEFT_ALONE_BY_JAVASCRIPT, hex);
}

/** Lower-case hexadecimal SHA-256. */
export function sha256Hex(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

/**
 * The text whose hash is signed, built from the request as it was received. The hash of the body is computed
 * here and not taken from the header, so a body that was exchanged on the way changes the signature too.
 */
export function canonicalRequest(call: Call, signedHeaders: readonly string[]): string {
  const names = [...call.parameters.keys()].sort();
  const query = names.map((name) => `${encoded(name)}=${encoded(call.parameters.get(name) ?? "")}`).join("&");
  const headers = signedHeaders.map((name) => `${name}:${(call.headers[name] ?? "").trim()}\n`).join("");
  return [call.method, call.path, query, headers, signedHeaders.join(";"), sha256Hex(call.body)].join("\n");
}

export function stringToSign(canonical: string): string {
  return `ACS3-HMAC-SHA256\n${sha256Hex(canonical)}`;
}

/** The signature the owner of this secret would have made: 64 lower-case hexadecimal digits. */
export function expectedSignature(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}
