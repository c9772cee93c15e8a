import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const ALWAYS: readonly [string, string][] = [
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["referrer-policy", "no-referrer"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"],
];

/** Two years, as browsers' preload lists ask; only said over https, where alone it means something. */
const HSTS = "max-age=63072000; includeSubDomains";

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Positions of popups and the width of bars are style attributes; they can neither load nor run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/**
 * Sets the headers every answer carries, and a policy with a fresh nonce on those that may be pages.
 *
 * Next takes the nonce for its own scripts from the policy it finds on the *request*; `x-nonce` gives it to our
 * layout. Done here and not in a proxy.ts: it costs no second pass through Next, and no part of the console's
 * safety then hangs on a matcher.
 */
export function setSecurityHeaders(req: IncomingMessage, res: ServerResponse, https: boolean): void {
  for (const [name, value] of ALWAYS) res.setHeader(name, value);
  if (https) res.setHeader("strict-transport-security", HSTS);
  if (req.url?.startsWith("/_next/static/")) return;
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  req.headers["x-nonce"] = nonce;
  req.headers["content-security-policy"] = policy;
  res.setHeader("content-security-policy", policy);
}
