import "server-only";
import { createHash, createHmac } from "node:crypto";
import { canonicalQuery } from "@/lib/initialize/canonical-query";

export const SIGNATURE_ALGORITHM = "ACS3-HMAC-SHA256";

/** An AccessKey; a temporary one of the vendor's token service (STS) has a security token besides. */
export type AccessKey = { accessKeyId: string; accessKeySecret: string; securityToken?: string };

/** One RPC call as it is signed. `date` is UTC in whole seconds: `2026-11-23T07:37:10Z`. */
export type CallToSign = {
  host: string;
  action: string;
  version: string;
  date: string;
  nonce: string;
  query: Readonly<Record<string, string>>;
};

export type SignedCall = {
  /** The query as signed; it must be sent byte for byte. */
  query: string;
  /** Every header that was signed, and `authorization`. */
  headers: Record<string, string>;
  signature: string;
  /** Hash of the canonical request in hex: the part of the string to sign that can be compared safely. */
  canonicalRequestHash: string;
};

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Signed calls have no body: every parameter travels in the query. */
const EMPTY_BODY_HASH = sha256("");

function headersToSign(call: CallToSign, key: AccessKey): [string, string][] {
  const temporary: [string, string][] = key.securityToken
    ? [
        ["x-acs-accesskey-id", key.accessKeyId],
        ["x-acs-security-token", key.securityToken],
      ]
    : [];
  const headers: [string, string][] = [
    ["host", call.host],
    ["x-acs-action", call.action],
    ["x-acs-content-sha256", EMPTY_BODY_HASH],
    ["x-acs-date", call.date],
    ["x-acs-signature-nonce", call.nonce],
    ["x-acs-version", call.version],
    ...temporary,
  ];
  return headers
    .map(([name, value]): [string, string] => [name, value.trim()])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Signs a `POST /` without a body by ACS3-HMAC-SHA256. Pure: date and nonce come with the call.
 * Source: the vendor's page on request structure and signature, V3.
 */
export function signCall(call: CallToSign, key: AccessKey): SignedCall {
  const query = canonicalQuery(call.query);
  const headers = headersToSign(call, key);
  const names = headers.map(([name]) => name).join(";");
  const lines = headers.map(([name, value]) => `${name}:${value}\n`).join("");
  const canonicalRequestHash = sha256(["POST", "/", query, lines, names, EMPTY_BODY_HASH].join("\n"));
  const signature = createHmac("sha256", key.accessKeySecret)
    .update(`${SIGNATURE_ALGORITHM}\n${canonicalRequestHash}`)
    .digest("hex");
  const authorization = `${SIGNATURE_ALGORITHM} Credential=${key.accessKeyId},SignedHeaders=${names},Signature=${signature}`;
  return {
    query,
    headers: { ...Object.fromEntries(headers), authorization },
    signature,
    canonicalRequestHash,
  };
}
