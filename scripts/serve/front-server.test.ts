import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { metricsOfThisProcess } from "@/lib/platform/server/metrics";
import { createFrontServer } from "./front-server.ts";

const CALLBACK = "/api/callbacks/aaaaaaaaaaaaaaaaaaaaaaaa";
const HOST = "host: console.test\r\n";

let front: Server;
let reached: string[];
beforeEach(() => {
  reached = [];
});
beforeAll(async () => {
  const note = (by: string) => (_req: unknown, res: { end(text: string): void }) => {
    reached.push(by);
    res.end(by);
  };
  const callback = note("callback");
  front = createFrontServer((req, res) => {
    if (!req.url?.includes(CALLBACK)) return false;
    callback(req, res);
    return true;
  }, note("page"));
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  front.closeAllConnections();
  front.close();
});

/** Sends exactly this, no more, and resolves with the statuses of all that is answered. */
function say(text: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let heard = "";
    const socket = connect((front.address() as AddressInfo).port, "127.0.0.1");
    socket.setEncoding("latin1").on("data", (piece) => {
      heard += piece;
    });
    socket
      .on("error", reject)
      .on("close", () => resolve([...heard.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code = ""]) => code)));
    socket.end(text, "latin1");
  });
}

async function unreadable(): Promise<unknown[]> {
  const all = await metricsOfThisProcess();
  const counted = all.find(({ name }) => name === "console_unreadable_requests_total");
  return (counted?.values ?? []).map(({ labels, value }) => [labels.status, labels.callback, value]);
}

it.each([
  ["a callback without a host", `GET ${CALLBACK} HTTP/1.1\r\n\r\n`, "200", "callback"],
  [
    "a callback with its server in the target",
    `GET http://a.test${CALLBACK} HTTP/1.1\r\n${HOST}\r\n`,
    "200",
    "callback",
  ],
  [
    "a callback that offers an upgrade",
    `GET ${CALLBACK} HTTP/1.1\r\n${HOST}connection: upgrade\r\nupgrade: h2c\r\n\r\n`,
    "200",
    "callback",
  ],
  [
    "a callback that expects what nobody knows",
    `GET ${CALLBACK} HTTP/1.1\r\n${HOST}expect: more\r\n\r\n`,
    "200",
    "callback",
  ],
  ["a page", `GET / HTTP/1.1\r\n${HOST}\r\n`, "200", "page"],
  ["a page from before hosts were named", "GET / HTTP/1.0\r\n\r\n", "200", "page"],
  ["a page without a host", "GET / HTTP/1.1\r\n\r\n", "400", undefined],
  ["a page with its server in the target", `GET http://a.test/ HTTP/1.1\r\n${HOST}\r\n`, "400", undefined],
])("answers %s", async (_name, text, status, by) => {
  expect(await say(text)).toEqual([status]);
  expect(reached).toEqual(by ? [by] : []);
});

it("refuses what cannot be read as Node does, and counts it, callbacks apart", async () => {
  expect(await say(`GET ${CALLBACK}?transactionId=\xff HTTP/1.1\r\n${HOST}\r\n`)).toEqual(["400"]);
  expect(await say(`GET ${CALLBACK} HTTP/1.1\r\nx: ${"y".repeat(20_000)}\r\n\r\n`)).toEqual(["431"]);
  expect(await say("GET /\xff HTTP/1.1\r\n\r\n")).toEqual(["400"]);
  expect(reached).toEqual([]);
  expect(await unreadable()).toEqual([
    ["400", "true", 1],
    ["431", "true", 1],
    ["400", "false", 1],
  ]);
});

it("does not break into an answer that has begun", async () => {
  const begun = Promise.withResolvers<void>();
  const server = createFrontServer(
    () => false,
    (_req, res) => {
      res.writeHead(200, { "content-length": 4 });
      res.write("half");
      begun.resolve();
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  let heard = "";
  socket.setEncoding("latin1").on("data", (piece) => {
    heard += piece;
  });
  const closed = new Promise((resolve) => socket.on("close", resolve));
  socket.write(`POST / HTTP/1.1\r\n${HOST}transfer-encoding: chunked\r\n\r\n`);
  await begun.promise;
  await expect.poll(() => heard).toContain("half");
  socket.write("no length\r\n");
  await closed;
  expect(heard.match(/HTTP\/1\.1/g)).toHaveLength(1);
  server.close();
});
