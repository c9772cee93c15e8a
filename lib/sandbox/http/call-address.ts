import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";

/**
 * Sends one GET without following redirects and without reading the body.
 * @returns the HTTP status, or null when nothing answered within `timeout` milliseconds
 */
export function callAddress(address: string, timeout: number): Promise<number | null> {
  return new Promise((resolve) => {
    const send = address.startsWith("https:") ? secureRequest : plainRequest;
    const request = send(address, { agent: false, headers: { accept: "*/*" } });
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

/** True for a status that says: received. */
export function isDelivered(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}
