import { createServer, request, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { gatherWrites } from "./gather-writes.ts";

let server: Server;
let answer: (res: ServerResponse) => void;
beforeEach(async () => {
  server = createServer((_req, res) => {
    gatherWrites(res);
    answer(res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const port = () => (server.address() as AddressInfo).port;

/** What comes in one go, until the connection is closed. */
function pieces(): Promise<string[]> {
  const socket = connect(port(), "127.0.0.1");
  const all: string[] = [];
  socket.setEncoding("utf8").on("data", (piece: string) => all.push(piece));
  socket.write("GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
  return new Promise((resolve) => socket.on("close", () => resolve(all)));
}

it("sends head, first piece and end together when they are made in one turn", async () => {
  answer = async (res) => {
    res.writeHead(200, { "content-type": "text/html" });
    res.flushHeaders();
    res.write("one");
    await Promise.resolve();
    process.nextTick(() => res.end());
  };
  const got = await pieces();
  expect(got).toHaveLength(1);
  expect(got[0]).toMatch(/^HTTP\/1.1 200 OK\r\n[\s\S]*\r\n\r\n3\r\none\r\n0\r\n\r\n$/);
});

it("keeps nothing back: a head without a body, and each later piece when it is there", async () => {
  let held: ServerResponse | undefined;
  answer = (res) => {
    held = res;
    res.writeHead(200, { "content-type": "text/event-stream" });
    res.flushHeaders();
  };
  const text = await new Promise<string>((resolve) => {
    request({ port: port() }, (res) => {
      let all = "";
      // The head alone has come.
      held?.write("1");
      res.setEncoding("utf8").on("data", (piece: string) => {
        all += piece;
        if (all === "1") held?.write("2");
        else held?.end();
      });
      res.on("end", () => resolve(all));
    }).end();
  });
  expect(text).toBe("12");
});

it("leaves answers with a length of their own as they are", async () => {
  answer = (res) => res.writeHead(200, { "content-length": 2 }).end("ok");
  expect((await pieces()).join("")).toMatch(/\r\n\r\nok$/);
});
