import { createHash, createHmac } from "node:crypto";

/**
 * A third reading of the vendor's page, made from the bytes on the wire and sharing no line with the signer: it
 * decodes the query itself, encodes it again byte by byte, and takes the list of signed headers from the request.
 */

const UNRESERVED = new Set(Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"));

function encodeBytes(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) {
    out += UNRESERVED.has(byte)
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
}

function decodeBytes(text: string): Buffer {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const hex = text.charAt(at) === "%" ? text.slice(at + 1, at + 3) : "";
    if (/^[\da-fA-F]{2}$/.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else {
      bytes.push(text.charCodeAt(at));
    }
  }
  return Buffer.from(bytes);
}

type Pair = { name: Buffer; value: Buffer };

function pairsOf(target: string): Pair[] {
  const at = target.indexOf("?");
  const query = at < 0 ? "" : target.slice(at + 1);
  return query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const sign = part.indexOf("=");
      const [name, value] = sign < 0 ? [part, ""] : [part.slice(0, sign), part.slice(sign + 1)];
      return { name: decodeBytes(name), value: decodeBytes(value) };
    });
}

/** The parameters as a server understands them. */
export function receivedParameters(target: string): Record<string, string> {
  return Object.fromEntries(pairsOf(target).map(({ name, value }) => [name.toString(), value.toString()]));
}

const digest = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

function authorizationOf(header: string) {
  const [, keyId = "", names = "", signature = ""] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([\da-f]{64})$/.exec(header) ?? [];
  return { keyId, names, signature };
}

type Request = { method: string; target: string; headers: Record<string, string>; body: string };

function expectedSignature(request: Request, names: string, secret: string): string {
  const byCodeUnit = (a: Pair, b: Pair) => (a.name.toString() < b.name.toString() ? -1 : 1);
  const query = pairsOf(request.target)
    .sort(byCodeUnit)
    .map(({ name, value }) => `${encodeBytes(name)}=${encodeBytes(value)}`);
  let canonical = `${request.method}\n/\n${query.join("&")}\n`;
  for (const name of names.split(";")) canonical += `${name}:${(request.headers[name] ?? "").trim()}\n`;
  canonical += `\n${names}\n${digest(request.body)}`;
  return createHmac("sha256", secret)
    .update(`ACS3-HMAC-SHA256\n${digest(canonical)}`)
    .digest("hex");
}

/** Names everything about a received request that the vendor's gateway would object to. Empty when it is good. */
export function objectionsTo(
  request: Request,
  key: { id: string; secret: string; token?: string },
): string[] {
  const { keyId, names, signature } = authorizationOf(request.headers.authorization ?? "");
  const signed = names.split(";");
  const mustBeSigned = Object.keys(request.headers).filter(
    (name) => name === "host" || name === "content-type" || name.startsWith("x-acs-"),
  );
  const rules: [string, boolean][] = [
    ["path", request.target.split("?")[0] === "/"],
    ["access key", keyId === key.id],
    ["signed headers are sorted", signed.join() === [...signed].sort().join()],
    ["signed headers are all that must be", mustBeSigned.sort().join() === [...signed].sort().join()],
    ["body hash", request.headers["x-acs-content-sha256"] === digest(request.body)],
    ["date", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(request.headers["x-acs-date"] ?? "")],
    ["nonce", (request.headers["x-acs-signature-nonce"] ?? "").length >= 16],
    ["token", request.headers["x-acs-security-token"] === key.token],
    ["temporary key id", request.headers["x-acs-accesskey-id"] === (key.token ? key.id : undefined)],
    ["signature", signature === expectedSignature(request, names, key.secret)],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}
