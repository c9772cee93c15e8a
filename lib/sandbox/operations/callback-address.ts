import { randomBytes } from "node:crypto";
import type { NearOrigins } from "@/lib/sandbox/http/call-address";
import { newTransactionId } from "@/lib/sandbox/operations/new-transaction-id";
import type { CallbackStep } from "@/lib/sandbox/scripts/schema";
import type { Transaction } from "@/lib/sandbox/state/transaction";

/**
 * The rule a CallbackUrl breaks, or null. It must start with https; plain http is allowed to what is near, the
 * console's own origin above all, which is the stand-in's own leniency: the vendor could not reach it.
 */
export function callbackAddressFault(text: string, near: NearOrigins): string | null {
  const address = /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (!address) return "it must be an address that starts with https.";
  if (address.username !== "" || address.password !== "")
    return "it must not contain a user name or password.";
  const allowed = address.protocol === "https:" || near.has(address.origin);
  return allowed ? null : "the address must start with https.";
}

export type Notified = Pick<
  Transaction,
  "TransactionId" | "CallbackUrl" | "CallbackToken" | "SubCode" | "outcome"
>;

/** How a callback differs from the usual one. */
export type CallbackChanges = Pick<
  CallbackStep,
  "passed" | "flipped" | "subCode" | "names" | "token" | "transactionId"
>;

function verdictOf(
  { outcome, SubCode }: Notified,
  changes: CallbackChanges,
): [passed: string, subCode: string] {
  const isPass = (outcome === "passed") !== (changes.flipped === true);
  const own = changes.flipped ? (isPass ? "200" : "205") : (SubCode ?? "");
  return [changes.passed ?? (isPass ? "Y" : "N"), changes.subCode ?? own];
}

/** Each field with its value, null for one that is left out. */
function fieldsOf(transaction: Notified, changes: CallbackChanges): (readonly [string, string | null])[] {
  const { TransactionId, CallbackToken } = transaction;
  const { names = {}, token, transactionId } = changes;
  const [passed, subCode] = verdictOf(transaction, changes);
  const ids = { right: TransactionId, other: newTransactionId(), missing: null };
  const tokens = { right: CallbackToken, wrong: randomBytes(24).toString("base64url"), missing: null };
  return [
    [names.transactionId ?? "transactionId", ids[transactionId]],
    [names.passed ?? "passed", passed],
    [names.subCode ?? "subCode", subCode],
    [names.callbackToken ?? "callbackToken", tokens[token]],
  ];
}

/** The address the result is reported to: what the caller gave, byte for byte, with the fields put behind. */
export function callbackCall(transaction: Notified, changes: CallbackChanges): string | null {
  if (transaction.CallbackUrl === null) return null;
  const [address = ""] = transaction.CallbackUrl.split("#");
  const fields = fieldsOf(transaction, changes).filter(([, value]) => value !== null);
  const query = fields.map(([name, value]) => `${name}=${encodeURIComponent(value ?? "")}`).join("&");
  const joint = !address.includes("?") ? "?" : /[?&]$/.test(address) ? "" : "&";
  return `${address}${joint}${query}`;
}
