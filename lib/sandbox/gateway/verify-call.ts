import { createHash, timingSafeEqual } from "node:crypto";
import { checkSignedHeaders, readAuthorization } from "@/lib/sandbox/gateway/authorization";
import type { Call } from "@/lib/sandbox/gateway/call";
import {
  canonicalRequest,
  expectedSignature,
  sha256Hex,
  stringToSign,
} from "@/lib/sandbox/gateway/canonical-request";
import { Refusal } from "@/lib/sandbox/gateway/refusal";
import { readTimestamp } from "@/lib/sandbox/gateway/timestamp";

/** A key the gateway knows. One with a `securityToken` is temporary (STS) and only works together with it. */
export type AccessKey = { id: string; secret: string; securityToken?: string; inactive?: boolean };

/** Who called, and what makes this call one of a kind. `sentAt` is the caller's clock in epoch milliseconds. */
export type VerifiedCaller = { accessKeyId: string; nonce: string; sentAt: number };

/** Compares two texts in a time that does not depend on where they differ. */
export function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

function header(call: Call, name: string): string {
  const value = call.headers[name];
  if (!value) throw new Refusal("IncompleteSignature", { message: `The header ${name} is absent.` });
  return value;
}

function keyOf(accessKeyId: string, keys: readonly AccessKey[]): AccessKey {
  const key = keys.find((candidate) => candidate.id === accessKeyId);
  if (!key) throw new Refusal("InvalidAccessKeyId.NotFound");
  if (key.inactive) throw new Refusal("InvalidAccessKeyId.Inactive");
  return key;
}

function checkSecurityToken(call: Call, key: AccessKey): void {
  const token = call.headers["x-acs-security-token"];
  if (key.securityToken !== undefined && !token) throw new Refusal("InvalidSecurityToken.Malformed");
  const repeatedId = call.headers["x-acs-accesskey-id"] ?? key.id;
  if (repeatedId !== key.id || !sameText(token ?? "", key.securityToken ?? "")) {
    throw new Refusal("InvalidSecurityToken.MismatchWithAccessKey");
  }
}

/** The vendor echoes what it signed, with every parameter in it; so does the stand-in, to keep callers careful. */
export function mismatch(call: Call, signedHeaders: readonly string[]): Refusal {
  const canonical = canonicalRequest(call, signedHeaders);
  return new Refusal("SignatureDoesNotMatch", {
    message: `The signature does not match our calculation. Server StringToSign is [${stringToSign(canonical)}], server CanonicalRequest is [${canonical}]`,
  });
}

/**
 * Checks everything about a call that can be checked without memory: AccessKey, clock, SecurityToken, signed
 * headers, content hash, signature. Whether the nonce is fresh is for the caller to ask of its memory.
 * @throws Refusal with the gateway's code
 */
export function verifyCall(call: Call, keys: readonly AccessKey[], now: number): VerifiedCaller {
  const authorization = readAuthorization(call.headers.authorization);
  const nonce = header(call, "x-acs-signature-nonce");
  const contentHash = header(call, "x-acs-content-sha256");
  const date = header(call, "x-acs-date");
  const key = keyOf(authorization.accessKeyId, keys);
  const sentAt = readTimestamp(date, now);
  checkSecurityToken(call, key);
  checkSignedHeaders(authorization.signedHeaders, call.headers);
  if (contentHash !== sha256Hex(call.body)) {
    throw new Refusal("SignatureDoesNotMatch", {
      message: "The x-acs-content-sha256 is not that of the body.",
    });
  }
  const text = stringToSign(canonicalRequest(call, authorization.signedHeaders));
  if (!sameText(expectedSignature(key.secret, text), authorization.signature)) {
    throw mismatch(call, authorization.signedHeaders);
  }
  return { accessKeyId: key.id, nonce, sentAt };
}
