import "server-only";
import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

export const PRIVATE_ADDRESS = "ERR_PRIVATE_ADDRESS";

/**
 * Addresses that lead into a network of one's own: this host, private, shared, link-local, multicast, reserved.
 * 198.18.0.0/15 is not among them: local proxies of the "fake IP" kind answer every name from that range.
 */
const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  PRIVATE.addSubnet(net, prefix, "ipv4");
}
for (const [net, prefix] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(net, prefix, "ipv6");
}

/** True for an IP address, in brackets or not, that is no public one. False for names. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "");
  const family = isIP(bare);
  return family !== 0 && PRIVATE.check(bare, family === 6 ? "ipv6" : "ipv4");
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
