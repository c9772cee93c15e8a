import type { Environment } from "@/lib/transactions/view";

export const CALLBACK_PATH = "/api/callbacks/";

/**
 * Whether the vendor can call this console back: live callbacks must be https, the sandbox is content with any
 * address of this machine.
 */
export function canCallBack(publicUrl: string, environment: Environment): boolean {
  return environment === "sandbox" || publicUrl.startsWith("https://");
}

export function callbackAddress(publicUrl: string, callbackId: string): string {
  return `${publicUrl.replace(/\/+$/, "")}${CALLBACK_PATH}${callbackId}`;
}
