import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { expect, it, vi } from "vitest";
import { answerWith, ask, forwardEachTest, port } from "./testing/forwarding.ts";

vi.hoisted(() => {
  // No database is asked here, but the environment is only read as a whole.
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
});

forwardEachTest();

const ACTION = { "next-action": "a", cookie: "console.session=t", "content-type": "multipart/form-data" };
const MEGABYTE = "x".repeat(1_048_576);
const ENOUGH = 60_000_000;

type Seen = { headers: IncomingHttpHeaders; body: string };

/** What the pages' process is asked, each time. */
async function watchPages(): Promise<Seen[]> {
  const seen: Seen[] = [];
  await answerWith((req, res) => {
    let body = "";
    req.setEncoding("utf8").on("data", (piece: string) => {
      body += piece;
    });
    req.on("end", () => {
      seen.push({ headers: req.headers, body });
      res.end("refused in words");
    });
  });
  return seen;
}

it.each<[string, Record<string, string>]>([
  ["announced", {}],
  ["in pieces", { "transfer-encoding": "chunked" }],
])("an action's body that is too large, %s, is replaced by nothing and a word of it", async (_how, how) => {
  const seen = await watchPages();
  const headers = { ...ACTION, ...how };
  const answer = await ask("/initialize", { method: "POST", headers, body: MEGABYTE });
  expect(answer).toMatchObject({ status: 200, body: "refused in words" });
  expect(seen).toMatchObject([
    {
      headers: {
        "next-action": "a",
        "x-console-too-large": "1",
        "content-length": "2",
        "content-type": "text/plain;charset=UTF-8",
      },
      body: "[]",
    },
  ]);
});

it("one within the bound goes as it came", async () => {
  const seen = await watchPages();
  await ask("/initialize", { method: "POST", headers: ACTION, body: "x".repeat(65_536) });
  expect([seen[0]?.headers["x-console-too-large"], seen[0]?.body.length]).toEqual([undefined, 65_536]);
});

it.each<[string, string, Record<string, string>]>([
  ["without a session", "POST", { "next-action": "a" }],
  ["that is no action", "POST", { cookie: ACTION.cookie }],
  ["of another method", "PUT", ACTION],
])("one %s is refused, and no page is asked", async (_which, method, headers) => {
  const seen = await watchPages();
  const length = { "content-length": String(MEGABYTE.length) };
  // Nothing of it is sent, and it is not waited for.
  const status = await new Promise<number | undefined>((resolve) => {
    const req = request({ port: port(), path: "/", method, headers: { ...headers, ...length } }, (res) => {
      resolve(res.statusCode);
      req.destroy();
    });
    req.on("error", () => {});
    req.flushHeaders();
  });
  expect([status, seen]).toEqual([413, []]);
});

it("of one without end a few megabytes are read, and its sender is answered", async () => {
  await watchPages();
  const socket = connect(port(), "127.0.0.1");
  let heard = "";
  socket.setEncoding("latin1").on("data", (piece) => {
    heard += piece;
  });
  socket.on("error", () => {});
  socket.write(
    "POST / HTTP/1.1\r\nhost: a\r\nnext-action: a\r\ncookie: console.session=t\r\ncontent-length: 900000000\r\n\r\n",
  );
  const piece = Buffer.alloc(65_536);
  const more = () => {
    while (socket.writable && socket.bytesWritten < ENOUGH && socket.write(piece));
    if (socket.bytesWritten >= ENOUGH) socket.destroy();
  };
  socket.on("drain", more);
  more();
  await new Promise((resolve) => socket.on("close", resolve));
  expect(heard).toContain("HTTP/1.1 200");
  // What the systems on both sides hold of it comes on top of what was read.
  expect(socket.bytesWritten).toBeLessThan(ENOUGH);
});
