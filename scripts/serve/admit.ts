import type { IncomingMessage, ServerResponse } from "node:http";

/** Headers with which parts of Next talk to each other: from outside they can only be forged. */
const INTERNAL =
  /^(x-middleware-|x-invoke-|x-matched-path$|x-nextjs-data$|x-next-|x-nonce$|x-console-|content-security-policy$)/;

/** A path that every layer reads alike: from the root, without an empty segment, a backslash or an encoded slash. */
const PLAIN_PATH = /^\/(?!\/)(?!.*(\/\/|\\|%2f|%5c|%00))/i;

/** Names under which Next files its own half-rendered pages. Browsers ask for the page itself, with a header. */
const INTERNAL_PATH = /\.rsc$|\.segments\//;

/** No form here says more than Next takes of a server action (next.config.ts, bodySizeLimit). */
export const MOST_BYTES = 64 * 1024;

/**
 * Lets a request through to Next, or answers it here and returns false.
 *
 * What two readers could understand differently (absolute-form targets, doubled or encoded slashes) is refused
 * rather than normalised; headers that only Next and this entry may set are taken away. `x-console-path` tells a
 * page where its reader wanted to go and `x-console-address` where the request came from: Next itself says neither.
 */
export function admit(req: IncomingMessage, res: ServerResponse): boolean {
  const path = (req.url ?? "").split("?", 1)[0] ?? "";
  if (!PLAIN_PATH.test(path) || !isDecodable(path) || lacksHost(req)) {
    res.writeHead(400, { "content-length": 0, connection: "close" }).end();
    return false;
  }
  if (INTERNAL_PATH.test(path)) {
    res.writeHead(404, { "content-length": 0 }).end();
    return false;
  }
  for (const name of Object.keys(req.headers)) if (INTERNAL.test(name)) delete req.headers[name];
  // Without what Next adds when it asks for a page in parts: nobody wants to come back to that.
  req.headers["x-console-path"] = req.url?.replace(/[?&]_rsc=[^&]*/, "");
  req.headers["x-console-address"] = req.socket.remoteAddress;
  return true;
}

/** Every request of HTTP/1.1 must have one (RFC 9112, 3.2). Node is not asked to see to it, for the sake of callbacks. */
function lacksHost({ httpVersion, headers }: IncomingMessage): boolean {
  return httpVersion === "1.1" && headers.host === undefined;
}

/** Next answers an escape that is no UTF-8 with a bare 500. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
