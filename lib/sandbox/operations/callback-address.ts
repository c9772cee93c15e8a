import type { Transaction } from "@/lib/sandbox/state/transaction";

const LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The rule a CallbackUrl breaks, or null. It must start with https; plain http is allowed to this machine and to
 * the console's own origin, which is the stand-in's own leniency: the vendor could not reach it.
 */
export function callbackAddressFault(text: string, consoleOrigin = ""): string | null {
  const address = /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (!address) return "it must be an address that starts with https.";
  if (address.username !== "" || address.password !== "")
    return "it must not contain a user name or password.";
  const near = LOCAL_HOSTS.includes(address.hostname) || address.origin === consoleOrigin;
  const allowed = address.protocol === "https:" || near;
  return allowed ? null : "the address must start with https.";
}

type Notified = Pick<Transaction, "TransactionId" | "CallbackUrl" | "CallbackToken" | "SubCode">;

/** The address the result is reported to: what the caller gave, byte for byte, with the fields put behind. */
export function callbackCall(transaction: Notified, passed: "Y" | "N"): string | null {
  if (transaction.CallbackUrl === null) return null;
  const [address = ""] = transaction.CallbackUrl.split("#");
  const fields = [
    ["transactionId", transaction.TransactionId],
    ["passed", passed],
    ["subCode", transaction.SubCode ?? ""],
    ...(transaction.CallbackToken === null ? [] : [["callbackToken", transaction.CallbackToken]]),
  ];
  const query = fields.map(([name = "", value = ""]) => `${name}=${encodeURIComponent(value)}`).join("&");
  const joint = !address.includes("?") ? "?" : /[?&]$/.test(address) ? "" : "&";
  return `${address}${joint}${query}`;
}
