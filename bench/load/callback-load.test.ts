import { createServer, type Socket } from "node:net";
import { expect, it } from "vitest";
import { callbackLoad, callbackReport } from "./callback-load.ts";

const OK = "HTTP/1.1 204 No Content\r\nconnection: keep-alive\r\n\r\n";

/** A server that gives each request, by its number, this answer in these pieces. */
async function serving(answer: (number: number, socket: Socket) => void) {
  let asked = 0;
  const heads: string[] = [];
  const server = createServer((socket) => {
    socket
      .on("error", () => {})
      .on("data", (bytes) => {
        heads.push(bytes.toString());
        answer(asked++, socket);
      });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return { port, heads, end: () => server.close() };
}

const order = { paths: ["/api/callbacks/a?x=1", "/api/callbacks/b"], connections: 2, seconds: 0.2 };

it("asks for the paths in turn, and counts what was answered", async () => {
  const { port, heads, end } = await serving((_, socket) => socket.write(OK));
  // Two connections may be read in another order than they were written to.
  const result = await callbackLoad({ ...order, port, connections: 1 });
  end();
  expect(result.answered).toBe(result.sent);
  expect(heads).toHaveLength(result.sent);
  expect(heads[0]).toMatch(/^GET \/api\/callbacks\/a\?x=1 HTTP\/1\.1\r\nHost: /);
  expect(heads.slice(0, 4).map((head) => head.split(/[ ?]/)[1])).toEqual([
    "/api/callbacks/a",
    "/api/callbacks/b",
    "/api/callbacks/a",
    "/api/callbacks/b",
  ]);
});

it("sends so many a second whatever the answers do, and charges the wait", async () => {
  const { port, end } = await serving((_, socket) => setTimeout(() => socket.write(OK), 50));
  const report = await callbackReport({ ...order, port, connections: 1, perSecond: 100 });
  end();
  expect([report.sent, report.answered]).toEqual([20, 20]);
  // One connection, 50 ms each: the last was due at 190 ms and answered after 20 × 50 ms.
  expect(Math.max(...report.times)).toBeGreaterThan(700);
});

it.each([
  ["another status", (socket: Socket) => socket.write("HTTP/1.1 503 x\r\ncontent-length: 0\r\n\r\n"), 503],
  ["a body", (socket: Socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"), 0],
  ["an answer too many", (socket: Socket) => socket.write(OK + OK), 0],
  ["no answer", (socket: Socket) => socket.destroy(), 0],
])("does not take %s for an answer", async (_name, answer, status) => {
  const { port, end } = await serving((number, socket) => {
    if (number === 3) answer(socket);
    else socket.write(OK);
  });
  const report = await callbackReport({ ...order, port, connections: 1 });
  end();
  expect(report.bad).toEqual({ [status]: 1 });
  expect(report.answered).toBe(report.sent - 1);
});

it("puts an answer together that comes in pieces", async () => {
  const { port, end } = await serving((_, socket) => {
    socket.write(OK.slice(0, 20));
    setImmediate(() => socket.write(OK.slice(20)));
  });
  const result = await callbackLoad({ ...order, port });
  end();
  expect(result.answered).toBeGreaterThan(0);
});
