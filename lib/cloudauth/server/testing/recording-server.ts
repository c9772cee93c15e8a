import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";

export type Recorded = {
  method: string;
  /** Path and query exactly as they came over the wire. */
  target: string;
  headers: Record<string, string>;
  body: string;
  /** Which of the server's connections it came on, counted from 1. */
  connection: number;
};

export type Listening = { origin: string; port: number; close: () => Promise<void> };
export type RecordingServer = Listening & { requests: Recorded[] };

type Answer = (response: ServerResponse, request: Recorded) => void;

async function read(request: IncomingMessage, connection: number): Promise<Recorded> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method ?? "",
    target: request.url ?? "",
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString(),
    connection,
  };
}

/** Binds a server to a free port of 127.0.0.1 and closes it, open connections included, on request. */
export async function listen(
  server: ReturnType<typeof createTcpServer>,
  scheme = "http",
): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket.on("close", () => sockets.delete(socket)).on("error", () => {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { origin: `${scheme}://127.0.0.1:${port}`, port, close };
}

/** Handler and record for an HTTP server that keeps every request it gets. */
export function recorder(answer: Answer) {
  const requests: Recorded[] = [];
  const connections = new Map<Socket, number>();
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const number = connections.get(request.socket) ?? connections.size + 1;
    connections.set(request.socket, number);
    const recorded = await read(request, number);
    requests.push(recorded);
    answer(response, recorded);
  };
  return { requests, handle };
}

/** An HTTP server that records every request and answers it as it is told. */
export async function recordingServer(answer: Answer): Promise<RecordingServer> {
  const { requests, handle } = recorder(answer);
  return { requests, ...(await listen(createServer({ maxHeaderSize: 1 << 20 }, handle))) };
}

/** A TCP server that counts whole requests and answers each with raw bytes, or with whatever it does to the socket. */
export async function rawServer(
  answer: (socket: Socket) => void,
): Promise<Listening & { requests: string[] }> {
  const requests: string[] = [];
  const server = createTcpServer((socket) => {
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (!text.includes("\r\n\r\n")) return;
      requests.push(text);
      text = "";
      answer(socket);
    });
  });
  return { requests, ...(await listen(server)) };
}

/** The answer of a call that worked. */
export const SUCCESS = {
  RequestId: "130A2C10-B9EE-4D84-88E3-5384FF039999",
  Code: "Success",
  Message: "success",
  Result: { TransactionId: "hksb7ba1b28130d24e015d694361bee4", Protocol: "protocol-of-the-sdk" },
};

export function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { "content-type": "application/json;charset=utf-8" }).end(JSON.stringify(body));
}
