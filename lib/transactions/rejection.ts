import { describeCode } from "@/lib/initialize/return-codes";
import { neverSent } from "@/lib/transactions/silence";

/**
 * Why a rejected call was certainly not executed.
 * - `refused`: the vendor said no, and would say it again until the cause is mended.
 * - `throttled`: the vendor had too many calls just then; the same call may be sent again as it is.
 * - `unsent`: nothing reached the vendor.
 */
export type Rejection = "refused" | "throttled" | "unsent";

/** What a Code, or the kind of silence, says of a rejected call. */
export function rejectionOf(code: string | null): Rejection {
  if (code === null) return "refused";
  // Of a rejected call the proxy has certainly let nothing through.
  if (neverSent(code) || code === "proxy-failed") return "unsent";
  const known = describeCode(code);
  if (known) return known.retryable && known.executed === "no" ? "throttled" : "refused";
  return code.startsWith("Throttling.") || code === "Throttling" ? "throttled" : "refused";
}
