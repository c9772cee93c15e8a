import type { Environment } from "@/lib/transactions/view";

export const CALLBACK_PATH = "/api/callbacks/";

/** The console's origin as each kind of caller reaches it: the vendor by its public address, the sandbox on this machine. */
export type CallbackOrigins = Readonly<Record<Environment, string>>;

/** Whether the caller can call this console back: live callbacks must be https, the sandbox needs no more than http. */
export function canCallBack(origins: CallbackOrigins, environment: Environment): boolean {
  return environment === "sandbox" || origins.live.startsWith("https://");
}

export function callbackAddress(origin: string, callbackId: string): string {
  return `${origin.replace(/\/+$/, "")}${CALLBACK_PATH}${callbackId}`;
}
