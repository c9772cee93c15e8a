import { lookup } from "node:dns";
import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "@/lib/kernel/public-address";

/** Origins that may be called although they are plain http or of a private network: the console's own above all. */
export type NearOrigins = { has(origin: string): boolean };

/**
 * Sends one GET without following redirects and without reading the body. What is not near must be a public address
 * over https, whatever name leads to it: people choose these addresses, and this machine sees more than they do.
 * @returns the HTTP status, or null when nothing answered within `timeout` milliseconds, or may not be called
 */
export function callAddress(address: string, timeout: number, near: NearOrigins): Promise<number | null> {
  const { origin, protocol, hostname } = new URL(address);
  const isNear = near.has(origin);
  if (!isNear && (protocol !== "https:" || isPrivateLiteral(hostname))) return Promise.resolve(null);
  return new Promise((resolve) => {
    const send = protocol === "https:" ? secureRequest : plainRequest;
    const reach = isNear ? {} : { lookup: publicLookup };
    const request = send(address, { agent: false, headers: { accept: "*/*" }, ...reach });
    const end = (status: number | null) => {
      clearTimeout(timer);
      request.destroy();
      resolve(status);
    };
    const timer = setTimeout(() => end(null), timeout);
    request.on("response", (response) => end(response.statusCode ?? null));
    // Stays attached: destroying a request may make it report an error of its own.
    request.on("error", () => end(null));
    request.end();
  });
}

/** Nothing is looked up for an address that is a number already. */
function isPrivateLiteral(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 && !isPublicAddress(hostname);
}

/** Finds what a name stands for, or nothing when any of it is private. The connection goes to what is found here. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first || !found.every(({ address }) => isPublicAddress(address))) {
      done(error ?? new Error("not a public address"), "", 0);
    } else if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

/** True for a status that says: received. */
export function isDelivered(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}
