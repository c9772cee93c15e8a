import "server-only";
import { isIP } from "node:net";
import { isPublicAddress } from "@/lib/kernel/public-address";

/** Why an address that somebody gave is not called. Nothing has been sent then. */
export type AddressProblem =
  | "unreadable"
  | "too-long"
  | "not-https"
  | "user-info"
  | "other-port"
  | "not-public"
  | "name-not-found";

export type Target = {
  url: URL;
  /** Its origin is one that a setting permits although it is private or plain http. */
  permitted: boolean;
};

export const LONGEST_ADDRESS = 16_384;

/** Ends of names that are never anybody's on the Internet. */
const INNER_NAME = /(^|\.)(localhost|local|internal|intranet|lan|corp|home|private|arpa)$/;

/**
 * Where an address leads, when calls may go there as far as its text alone can tell: https on its usual port, a
 * public name or a public IP address however it is spelled, and nobody's name and password before it. The addresses
 * behind a name are looked at in `publicAddresses`.
 */
export function readTarget(address: string, permittedOrigins: readonly string[]): Target | AddressProblem {
  if (address.length > LONGEST_ADDRESS) return "too-long";
  if (!URL.canParse(address)) return "unreadable";
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return "user-info";
  if (permittedOrigins.includes(url.origin)) return { url, permitted: true };
  if (url.protocol !== "https:") return "not-https";
  if (url.port !== "") return "other-port";
  return isPublicHost(url.hostname) ? { url, permitted: false } : "not-public";
}

/** The parser has already turned `0x7f.1`, `2130706433` and full-width digits into plain addresses. */
function isPublicHost(hostname: string): boolean {
  // The network of fake-IP proxies counts as public for what a name resolves to, never when somebody types it.
  if (isIP(bareHost(hostname)) !== 0) return isPublicAddress(hostname) && !/^198\.1[89]\./.test(hostname);
  const name = hostname.replace(/\.$/, "").toLowerCase();
  return name.includes(".") && !INNER_NAME.test(name);
}

/** An IPv6 address without its brackets, anything else as it is. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}

export type Resolve = (hostname: string) => Promise<string[]>;

/**
 * Looks a target's name up, once, and returns the addresses that may be connected to: all of them, or none when a
 * single one is private, because whoever answers for the name cannot be trusted then.
 */
export async function publicAddresses(
  { url, permitted }: Target,
  resolve: Resolve,
): Promise<string[] | AddressProblem> {
  const host = bareHost(url.hostname);
  const addresses = isIP(host) === 0 ? await resolve(host).catch(() => []) : [host];
  if (addresses.length === 0) return "name-not-found";
  return permitted || addresses.every(isPublicAddress) ? addresses : "not-public";
}
