import { createServer, type IncomingMessage, type RequestListener, request, type Server } from "node:http";

/** `body` is empty unless the text is whole JSON. */
export type Reply = {
  status: number;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
  text: string;
};

export type Sent = {
  method?: string;
  target?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

/** Listens on a free port of this machine. */
export async function listenAnywhere(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server is not listening.");
  return address.port;
}

export function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function read(response: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  const body = text.startsWith("{") && text.endsWith("}") ? JSON.parse(text) : {};
  return { status: response.statusCode ?? 0, headers: response.headers, body, text };
}

/** Sends exactly these headers and this target; rejects when the connection breaks before an answer. */
export function send(
  port: number,
  { method = "POST", target = "/", headers = {}, body }: Sent,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const options = { host: "127.0.0.1", port, method, path: target, agent: false };
    const outgoing = request({ ...options, headers: { ...headers, ...length } });
    outgoing.on("response", (response) => read(response).then(resolve, reject));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

export type Receiver = {
  url: string;
  received: { method: string; target: string }[];
  close: () => Promise<void>;
};

/** A server that keeps what it is asked; it answers 204 unless a test says otherwise. */
export async function startReceiver(listener?: RequestListener): Promise<Receiver> {
  const received: Receiver["received"] = [];
  const server = createServer((incoming, response) => {
    received.push({ method: incoming.method ?? "", target: incoming.url ?? "" });
    if (listener) listener(incoming, response);
    else response.writeHead(204).end();
  });
  const port = await listenAnywhere(server);
  return { url: `http://127.0.0.1:${port}/hook`, received, close: () => closeServer(server) };
}
