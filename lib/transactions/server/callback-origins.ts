import "server-only";
import { env } from "@/lib/platform/server/env";
import { ownAddress } from "@/lib/platform/server/settings";
import type { CallbackOrigins } from "@/lib/transactions/callback-address";

/** Where callbacks of each environment are asked to arrive. */
export function callbackOrigins(): CallbackOrigins {
  const { HOST, PORT, CONSOLE_PUBLIC_URL } = env();
  return { live: CONSOLE_PUBLIC_URL, sandbox: ownAddress(HOST, PORT) };
}
