import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

export type Call = { action: string; parameters: URLSearchParams };

type Answer = { status: number; body: unknown };

/** A vendor that a test plays itself, where the credential `Played vendor` leads. One at a time. */
export async function playVendor(
  answer: (call: Call) => Promise<Answer>,
): Promise<{ calls: Call[]; stop(): Promise<void> }> {
  const calls: Call[] = [];
  const handle = async (req: IncomingMessage, res: ServerResponse) => {
    const call = {
      action: String(req.headers["x-acs-action"]),
      parameters: new URL(req.url ?? "/", "http://vendor").searchParams,
    };
    calls.push(call);
    const { status, body } = await answer(call);
    res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const server: Server = createServer((req, res) => void handle(req, res));
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.listen(Number(process.env.JOURNEYS_VENDOR_PORT), "127.0.0.1", resolve);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { calls, stop };
}
