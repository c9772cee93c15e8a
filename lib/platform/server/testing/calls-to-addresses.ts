import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Server as NetServer } from "node:net";
import { type PublicFetchSettings, publicFetch } from "@/lib/platform/server/public-fetch";

/** No route leads there, and it counts as public: what is let through goes nowhere. */
export const NOWHERE = "198.18.0.9";

let open: (Server | NetServer)[] = [];
/** Closes what the test that has just ended had opened. */
export function closeAll(): void {
  for (const server of open) {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  }
  open = [];
}

/** The port on this machine that it listens on from now on. */
export async function listen(server: Server | NetServer): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** A service on this machine that counts who comes. */
export async function service(handle: RequestListener = (_req, res) => res.end("hello")) {
  const server = createServer(handle);
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  const port = await listen(server);
  return { port, origin: `http://127.0.0.1:${port}`, connections: () => connections };
}

export const settings = (changed: Partial<PublicFetchSettings> = {}): PublicFetchSettings => ({
  resolve: async () => [NOWHERE],
  permitted: [],
  proxy: undefined,
  connectMs: 5_000,
  headersMs: 5_000,
  totalMs: 5_000,
  ...changed,
});

export const get = (address: string, changed?: Partial<PublicFetchSettings>) =>
  publicFetch(address, { method: "GET" }, settings(changed));
