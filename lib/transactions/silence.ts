/** The process that sent the call died before it could write down an answer. */
export const INTERRUPTED = "interrupted";

/** The answer named a TransactionId that another transaction has: whose it is, nobody can tell. */
export const TRANSACTION_ID_TAKEN = "transaction-id-taken";

/** Reasons that prove that nothing reached the vendor: no connection, or none that could be trusted. */
const NEVER_SENT = [
  "endpoint-not-allowed",
  "credential-unusable",
  "name-not-found",
  "connection-refused",
  "connection-failed",
  "connect-timeout",
  "certificate-refused",
];

/** True when a call that ended without an answer was certainly not executed, and so not billed. */
export function neverSent(code: string | null): boolean {
  return code !== null && NEVER_SENT.includes(code);
}
