import { createServer } from "node:net";

/** A port of the loopback address that nobody listens on just now. */
export async function freePort(): Promise<number> {
  return listenOnce(0);
}

/** True when nobody listens on this port of the loopback address just now. */
export async function canListen(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("The loopback address gave no port."));
      });
    });
  });
}
