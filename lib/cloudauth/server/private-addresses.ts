import "server-only";
import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "@/lib/kernel/public-address";

export const PRIVATE_ADDRESS = "ERR_PRIVATE_ADDRESS";

/** True for an IP address, in brackets or not, that is no public one. False for names. */
export function isPrivateAddress(address: string): boolean {
  return isIP(address.replace(/^\[|\]$/g, "")) !== 0 && !isPublicAddress(address);
}

/**
 * A name look-up for sockets that fails when any of the name's addresses is private. Checking the very answer the
 * socket connects to leaves no moment in which the name could be pointed elsewhere.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error, "", 0);
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      const refusal = Object.assign(new Error("The name leads to a private address."), {
        code: PRIVATE_ADDRESS,
      });
      return callback(refusal, "", 0);
    }
    if (options.all) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};
