import "server-only";
import type { CloudauthClient } from "@/lib/cloudauth/server/client";
import type { VendorOutcome } from "@/lib/cloudauth/server/outcome";
import { clientFor } from "@/lib/credentials/server/client-for";
import { openCredential } from "@/lib/credentials/server/open-credential";
import type { PacedOperation } from "@/lib/limits/operations";
import { noteAnswer } from "@/lib/limits/server/note-answer";
import { takeTurn } from "@/lib/limits/server/take-turn";

/**
 * One call about something that was started earlier, within the vendor's rate: opens the credential (a retired one
 * too), waits for its turn, calls, and lets the pace learn from the answer.
 * @throws HeldBack before anything is sent, AppError when there is no such credential
 */
export async function callWithin<T>(
  credentialId: string,
  operation: PacedOperation,
  patienceMs: number,
  call: (client: CloudauthClient) => Promise<VendorOutcome<T>>,
): Promise<VendorOutcome<T>> {
  const credential = await openCredential(credentialId, "ask");
  await takeTurn(credential, operation, patienceMs);
  const outcome = await call(clientFor(credential));
  await noteAnswer(credential, operation, outcome);
  return outcome;
}
