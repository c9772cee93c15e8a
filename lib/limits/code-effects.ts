/**
 * What one answer teaches about calling again.
 * - `heard`: the service took the call in, whatever it made of it. Parameters at fault belong here: the next call
 *   has others.
 * - `slower`: the vendor had more calls than it wants.
 * - `refused`: the same will be said to the next call, whatever it asks, until somebody has mended the cause; `whose`
 *   calls those are, and whether one such answer is enough to stop them.
 * - `nothing`: the vendor failed, so it has not said anything about us.
 */
export type CodeEffect =
  | { kind: "heard" | "slower" | "nothing" }
  | { kind: "refused"; whose: "key" | "account"; atOnce: boolean };

const HEARD: CodeEffect = { kind: "heard" };
const SLOWER: CodeEffect = { kind: "slower" };
const NOTHING: CodeEffect = { kind: "nothing" };
const ALL_REFUSED: CodeEffect = { kind: "refused", whose: "account", atOnce: false };
const KEY_REFUSED: CodeEffect = { kind: "refused", whose: "key", atOnce: false };

/** Codes whose meaning is narrower than their family's. */
const CODES = new Map<string, CodeEffect>([
  // Said because refusals were repeated: each further call makes it worse.
  ["Forbidden.ExceptionRepeatedInvoke", { kind: "refused", whose: "account", atOnce: true }],
  ["Forbidden.AccountAccessDenied", ALL_REFUSED],
  ["Forbidden.RiskControl", ALL_REFUSED],
]);

/** First parts of codes. Which codes there are: lib/initialize/return-codes.ts. */
const FAMILIES = new Map<string, CodeEffect>([
  ["Throttling", SLOWER],
  ["SuspiciousActivity", SLOWER],
  ["InternalError", NOTHING],
  ["ServiceUnavailable", NOTHING],
  ["SignatureNonceUsed", NOTHING],
  ["InvalidAccessKeyId", KEY_REFUSED],
  ["SignatureDoesNotMatch", KEY_REFUSED],
  ["InvalidSecurityToken", KEY_REFUSED],
  ["MissingSecurityToken", KEY_REFUSED],
  ["NoPermission", KEY_REFUSED],
  // Of RAM: what this one user may not do.
  ["Forbidden", KEY_REFUSED],
  // The clock, the proxy or the endpoint is wrong for every key alike.
  ["InvalidTimeStamp", ALL_REFUSED],
  ["IncompleteSignature", ALL_REFUSED],
  ["InvalidApi", ALL_REFUSED],
]);

/** What a Code teaches; one that nobody documented counts as heard, since it may be about this call alone. */
export function effectOf(code: string): CodeEffect {
  return CODES.get(code) ?? FAMILIES.get(code.split(".", 1).join("")) ?? HEARD;
}
