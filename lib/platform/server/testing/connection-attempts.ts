import { createServer, type NetConnectOpts, type Server, Socket } from "node:net";

export type ConnectionAttempts = {
  /** IP addresses that a connection was really begun to since the last look, in order. */
  take(): string[];
  /** How many arrived on this machine, at whatever loopback address. */
  arrived(): number;
  stop(): Promise<void>;
};

/** Both loopbacks on one port, or IPv4 alone where a machine has no IPv6. */
async function listenOnLoopback(onArrival: () => void): Promise<{ servers: Server[]; port: number }> {
  const open = (host: string, port: number) =>
    new Promise<Server>((resolve, reject) => {
      const server = createServer((socket) => {
        onArrival();
        socket.on("error", () => {}).destroy();
      });
      server.once("error", reject).listen(port, host, () => resolve(server));
    });
  const first = await open("127.0.0.1", 0);
  const address = first.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const second = await open("::1", port).catch(() => null);
  return { servers: second ? [first, second] : [first], port };
}

/**
 * Sees every connection that this process begins, by whichever library, from the socket itself: the address after
 * all looking up. Port 443, which a test cannot listen on, leads to a listener of the test's own on the same
 * address, so that what gets past a check really arrives.
 * @param ignoredPort where the test itself goes: its database's
 */
export async function watchConnections(ignoredPort = 0): Promise<ConnectionAttempts> {
  let begun: string[] = [];
  let arrivals = 0;
  const { servers, port } = await listenOnLoopback(() => {
    arrivals += 1;
  });
  const original = Socket.prototype.connect;
  const watched = function (this: Socket, ...words: unknown[]): Socket {
    this.on("connectionAttempt", (ip: string, to: number) => {
      if (to !== ignoredPort) begun.push(ip);
    });
    const [first] = [words[0]].flat() as [NetConnectOpts | undefined];
    if (first && typeof first === "object" && "port" in first && Number(first.port) === 443) {
      first.port = port;
    }
    return Reflect.apply(original, this, words);
  };
  Object.assign(Socket.prototype, { connect: watched });
  return {
    take() {
      const taken = begun;
      begun = [];
      return taken;
    },
    arrived: () => arrivals,
    async stop() {
      Object.assign(Socket.prototype, { connect: original });
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
