import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";
import { createReceiver, type ReceiverOptions } from "@/lib/callbacks/server/receiver";

export type ServedReceiver = {
  /** Sends one request over a connection that is kept, and resolves with the answer's status. */
  ask(path: string, method?: "GET" | "HEAD"): Promise<number>;
  /** The header of the last answer. */
  lastHeader(name: string): string | undefined;
  close(): Promise<void>;
};

const CONNECTIONS = 50;
/** Tests send junk by the thousand and do not want to wait for it. */
const NO_BRAKE = { perSecond: 1_000_000, delayMs: 0, mostHeld: 1_000_000 };

/** A receiver behind a server of its own, as in an instance of the console. */
export async function serveReceiver(options: ReceiverOptions): Promise<ServedReceiver> {
  const receive = createReceiver({ brake: NO_BRAKE, ...options });
  const server = createServer((req, res) => {
    if (!receive(req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new Pool(origin, { connections: CONNECTIONS });
  let headers: Record<string, string | string[] | undefined> = {};
  return {
    async ask(path, method = "GET") {
      const answer = await client.request({ path, method });
      headers = answer.headers;
      await answer.body.dump();
      return answer.statusCode;
    },
    lastHeader: (name) => headers[name]?.toString(),
    async close() {
      await receive.stop();
      await client.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
