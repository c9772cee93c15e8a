import type { CallbackField } from "@/lib/callbacks/fields";
import type { DeliveryView } from "@/lib/callbacks/view";

/** What stands for the token in whatever leaves the console: nobody here knows it, and nobody is told its hash. */
export const TOKEN_PLACEHOLDER = "YOUR_CALLBACK_TOKEN";

/**
 * As a URL carries text. Also escapes what URLs may hold bare but shells and readers stumble over; a lone half of a
 * pair, which has no bytes, becomes U+FFFD.
 */
export function encodeText(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Fields as a query, in their order. */
export function queryOf(pairs: readonly CallbackField[]): string {
  return pairs.map(([name, value]) => `${encodeText(name)}=${encodeText(value)}`).join("&");
}

export function isTokenField([name]: CallbackField): boolean {
  return name.toLowerCase() === "callbacktoken";
}

/** The address of a delivery again, with these fields in place of its query. */
export function addressWith(address: string, pairs: readonly CallbackField[]): string {
  return pairs.length === 0 ? address : `${address}?${queryOf(pairs)}`;
}

/**
 * A delivery as text, the way it came over the wire, rebuilt from what is kept: the order of names and values is
 * theirs, their escapes are ours, and the token's value is its hash.
 */
export function rawRequest({ method, fields, headers }: DeliveryView, address: string): string {
  const { pathname } = new URL(address);
  const query = fields.pairs
    .map((pair) => (isTokenField(pair) ? `${encodeText(pair[0])}=<${pair[1]}>` : queryOf([pair])))
    .join("&");
  const line = `${method} ${pathname}${query === "" ? "" : `?${query}`}${fields.cut ? "…" : ""} HTTP/1.1`;
  return [line, ...headers.map(([name, value]) => `${name}: ${value}`)].join("\n");
}
