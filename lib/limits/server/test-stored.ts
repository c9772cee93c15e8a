import "server-only";
import { clientFor } from "@/lib/credentials/server/client-for";
import { openCredential } from "@/lib/credentials/server/open-credential";
import { toTest } from "@/lib/credentials/server/test-credential";
import type { CredentialTest } from "@/lib/credentials/view";
import type { Locale } from "@/lib/kernel/localized-text";
import { noteAnswer } from "@/lib/limits/server/note-answer";
import { takeTurn } from "@/lib/limits/server/take-turn";

const PATIENCE = 5_000;

/** Calls KeepaliveIntl with a stored credential. @throws HeldBack, AppError when it is unknown or retired */
export async function testStored(id: string, locale: Locale): Promise<CredentialTest> {
  const credential = await openCredential(id, "start");
  await takeTurn(credential, "KeepaliveIntl", PATIENCE);
  const outcome = await clientFor(credential).keepalive();
  await noteAnswer(credential, "KeepaliveIntl", outcome);
  return toTest(outcome, locale);
}
