import { once } from "node:events";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerWith, ask, forwardEachTest, port } from "./testing/forwarding.ts";

const PIECE = Buffer.alloc(65_536);

let clients: Socket[] = [];
/** What the pages' process was asked for, by path. */
let asked: Map<string, IncomingMessage>;
beforeEach(() => {
  clients = [];
  asked = new Map();
});
afterEach(() => {
  for (const client of clients) client.destroy();
});

/** `/endless…` says more than any buffer holds, `/silent` begins a stream of events; else a page. */
async function answerByPath(): Promise<{ say(text: string): void }> {
  let stream: ServerResponse | undefined;
  await answerWith((req, res) => {
    asked.set(req.url ?? "", req);
    if (req.url?.startsWith("/endless")) sayWithoutEnd(res);
    else if (req.url === "/silent") {
      stream = res.writeHead(200, { "content-type": "text/event-stream" });
      stream.flushHeaders();
    } else req.resume().on("end", () => res.end("page"));
  });
  return { say: (text) => stream?.write(text) };
}

function sayWithoutEnd(res: ServerResponse): void {
  const more = () => {
    while (!res.destroyed && res.write(PIECE));
  };
  res.on("drain", more);
  more();
}

async function send(text: string): Promise<Socket> {
  const client = connect(port(), "127.0.0.1").on("error", () => {});
  clients.push(client);
  client.write(text);
  await once(client, "connect");
  return client;
}

/** Asks, and never reads an answer. */
const askOnly = (...paths: string[]) =>
  send(paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: a\r\n\r\n`).join(""));

const untilAsked = (path: string) => expect.poll(() => asked.has(path)).toBe(true);
const untilGivenUp = (path: string) => expect.poll(() => asked.get(path)?.destroyed).toBe(true);
const aPageIsShown = () => expect.poll(async () => (await ask("/page")).status).toBe(200);

describe("who does not read", () => {
  describe("where there is room for one page at a time and one reader", () => {
    forwardEachTest({ sideBySide: 1, perAddress: 1 });

    it("keeps no place from others, nor do the requests that were sent ahead", async () => {
      await answerByPath();
      await askOnly("/endless-1", "/endless-2", "/endless-3");
      await untilAsked("/endless-1");
      await aPageIsShown();
      await askOnly("/endless-4");
      await untilAsked("/endless-4");
      await aPageIsShown();
      expect([...asked.keys()]).toEqual(["/endless-1", "/page", "/endless-4"]);
    });

    it("is, while a stream of events is silent, nobody: it takes no place either", async () => {
      const { say } = await answerByPath();
      const [stream] = (await once(request({ port: port(), path: "/silent" }).end(), "response")) as [
        IncomingMessage,
      ];
      await aPageIsShown();
      say("data: 1\n\n");
      expect(String((await once(stream, "data"))[0])).toBe("data: 1\n\n");
      stream.destroy();
    });
  });

  describe("for a time", () => {
    forwardEachTest({ stalls: { altogether: 10, progressWithin: 20 } });

    it("is cut, and a stream that has nothing to say is not", async () => {
      const { say } = await answerByPath();
      const [stream] = (await once(request({ port: port(), path: "/silent" }).end(), "response")) as [
        IncomingMessage,
      ];
      await askOnly("/endless");
      await untilAsked("/endless");
      await untilGivenUp("/endless");
      say("data: 1\n\n");
      expect(String((await once(stream, "data"))[0])).toBe("data: 1\n\n");
      stream.destroy();
    });
  });

  describe("where two may", () => {
    // A page is shown only when the one before no longer counts: so they begin to wait in this order.
    forwardEachTest({ perAddress: 1, stalls: { altogether: 2, progressWithin: 60_000 } });

    it("is cut when there are more, the longest waiting first", async () => {
      await answerByPath();
      for (const path of ["/endless-1", "/endless-2", "/endless-3"]) {
        await askOnly(path);
        await untilAsked(path);
        await aPageIsShown();
      }
      await untilGivenUp("/endless-1");
      expect([asked.get("/endless-2")?.destroyed, asked.get("/endless-3")?.destroyed]).toEqual([
        false,
        false,
      ]);
    });
  });
});

describe("who does not say all", () => {
  forwardEachTest({ sideBySide: 1, perAddress: 1, bodies: 200_000 });

  it.each([
    ["of a length that was announced", "content-length: 2\r\n\r\na", "b"],
    ["in pieces", "transfer-encoding: chunked\r\n\r\n1\r\na\r\n", "1\r\nb\r\n0\r\n\r\n"],
  ])("of a body %s keeps no place from others, and is answered when all is said", async (_, first, rest) => {
    await answerByPath();
    const slow = await send(`POST /form HTTP/1.1\r\nhost: a\r\n${first}`);
    await send(`POST /form HTTP/1.1\r\nhost: a\r\n${first}`);
    expect(await ask("/page")).toMatchObject({ status: 200, body: "page" });
    expect([...asked.keys()]).toEqual(["/page"]);
    slow.write(rest);
    expect(String((await once(slow, "data"))[0])).toContain("HTTP/1.1 200");
  });

  it("is cut when all that was begun becomes too much, the oldest first", async () => {
    await answerByPath();
    const half = `POST /form HTTP/1.1\r\nhost: a\r\ncontent-length: 60001\r\n\r\n${"a".repeat(60_000)}`;
    const oldest = await send(half);
    const cut = new Promise((resolve) => oldest.resume().on("close", resolve));
    const others = [await send(half), await send(half), await send(half)];
    await cut;
    for (const each of others) {
      each.write("a");
      expect(String((await once(each, "data"))[0])).toContain("HTTP/1.1 200");
    }
  });
});
