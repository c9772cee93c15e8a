import "server-only";
import type { VendorOutcome } from "@/lib/cloudauth/server/outcome";
import type { PacedOperation } from "@/lib/limits/operations";
import type { PacedCredential } from "@/lib/limits/server/lane";

/** Lets the pace and the breaker learn from what became of a call. */
export async function noteAnswer(
  _credential: PacedCredential,
  _operation: PacedOperation,
  _outcome: VendorOutcome<unknown>,
): Promise<void> {}
