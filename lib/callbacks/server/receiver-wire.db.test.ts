import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, expect, test } from "vitest";
import { LONGEST_HEADER, LONGEST_QUERY, MOST_HEADERS } from "@/lib/callbacks/fields";
import { createReceiver } from "@/lib/callbacks/server/receiver";
import { database, pool } from "@/lib/platform/server/db";
import { addCredential, addPerson, addTransaction } from "@/lib/transactions/testing/world";

// What strangers put on the wire themselves, where a client of HTTP would not let them.

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const receiver = createReceiver({ pool: pool(), onAwaited: () => {} });
const server = createServer({ requestTimeout: 400, headersTimeout: 200, connectionsCheckingInterval: 50 });
server.on("request", (req, res) => {
  if (!receiver(req, res)) res.writeHead(404).end();
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await receiver.stop();
});

/** Sends exactly this, piece by piece, and resolves with all that came until the other side, or `until`, ended it. */
function speak(pieces: readonly string[], until = Number.POSITIVE_INFINITY): Promise<string> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect(port, "127.0.0.1", () => {
      for (const piece of pieces) socket.write(piece, "latin1");
    });
    const end = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.setEncoding("latin1").on("data", (text) => {
      heard += text;
      if (statusesIn(heard).length >= until && heard.endsWith("\r\n\r\n")) end();
    });
    socket.on("error", end).on("close", end);
  });
}

const statusesIn = (heard: string) => [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, code]) => code);

async function anAddress() {
  const { id, callbackId } = await addTransaction(operator, credential);
  const stored = () =>
    database().callbackDelivery.findMany({
      where: { transactionId: id },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    });
  return { path: `/api/callbacks/${callbackId}`, stored };
}

const HOST = "Host: console.test\r\n";
const get = (target: string, more = "") => `GET ${target} HTTP/1.1\r\n${HOST}${more}\r\n`;

test.each(["GET", "HEAD"])(
  "a %s with a body of 1 MB is kept, answered before it is read, and cut off",
  async (method) => {
    const { path, stored } = await anAddress();
    const head = `${method} ${path}?b=1 HTTP/1.1\r\n${HOST}Content-Length: 1048576\r\n\r\n`;
    const heard = await speak([head, "x".repeat(65_536)]);
    // The end of a connection with words in it that nobody reads may overtake the answer.
    if (heard !== "") {
      expect(statusesIn(heard)).toEqual(["204"]);
      expect(heard.toLowerCase()).toContain("connection: close");
    }
    await expect.poll(async () => (await stored()).length).toBe(1);
    expect((await stored()).map((each) => each.fields)).toEqual([{ pairs: [["b", "1"]], cut: false }]);
  },
);

test("a body in chunks without end is kept like one that ends, and nothing in it is taken for a request", async () => {
  const { path, stored } = await anAddress();
  const hidden = get(`${path}?smuggled=1`);
  const head = get(`${path}?b=1`, "Transfer-Encoding: chunked\r\n");
  const heard = await speak([head, `${hidden.length.toString(16)}\r\n${hidden}\r\n`]);
  if (heard !== "") expect(statusesIn(heard)).toEqual(["204"]);
  await expect.poll(async () => (await stored()).length).toBe(1);
  expect((await stored()).map((each) => each.fields)).toEqual([{ pairs: [["b", "1"]], cut: false }]);
});

test.each([
  ["both lengths", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"],
  ["two lengths", "Content-Length: 4\r\nContent-Length: 5\r\n"],
  ["a length below nothing", "Content-Length: -1\r\n"],
  ["a name with a space", "Content-Length : 4\r\n"],
])("a request with %s is refused, and nothing is kept", async (_name, more) => {
  const { path, stored } = await anAddress();
  const heard = await speak([get(`${path}?x=1`, more), "0\r\n\r\n"]);
  expect(statusesIn(heard).filter((code) => code !== "400")).toEqual([]);
  expect(await stored()).toEqual([]);
});

test("a target that names its server is kept like one that does not", async () => {
  const { path, stored } = await anAddress();
  for (const origin of ["http://console.test", "HTTPS://127.0.0.1:1", "http://"]) {
    expect(statusesIn(await speak([get(`${origin}${path}?a=1`)], 1))).toEqual(["204"]);
  }
  expect((await stored()).map((each) => each.fields)).toEqual(
    Array(3).fill({ pairs: [["a", "1"]], cut: false }),
  );
  for (const other of [`http://a.test/x${path}`, `http://a.test?${path}`, `ftp://a.test${path}`]) {
    expect(statusesIn(await speak([get(other)], 1))).toEqual(["404"]);
  }
});

test("HEAD is answered without a word of a body, and the connection goes on", async () => {
  const { path, stored } = await anAddress();
  const head = `HEAD ${path}?a=1 HTTP/1.1\r\n${HOST}\r\n`;
  const heard = await speak([head, head], 2);
  expect(statusesIn(heard)).toEqual(["204", "204"]);
  expect(heard.split("\r\n\r\n").filter((part) => part !== "" && !part.startsWith("HTTP/1.1 204"))).toEqual(
    [],
  );
  expect((await stored()).map((each) => each.method)).toEqual(["HEAD", "HEAD"]);
});

test.each([
  [LONGEST_QUERY, false],
  [LONGEST_QUERY + 1, true],
])("a query of %i bytes is cut: %s", async (length, cut) => {
  const { path, stored } = await anAddress();
  const query = `a=${"x".repeat(length - 2)}`;
  expect(statusesIn(await speak([get(`${path}?${query}`)], 1))).toEqual(["204"]);
  expect((await stored()).map((each) => each.fields)).toEqual([
    { pairs: [["a", "x".repeat(LONGEST_QUERY - 2)]], cut },
  ]);
});

test("a request line or headers beyond what is read at all are refused with 431, and nothing is kept", async () => {
  const { path, stored } = await anAddress();
  const bombs = [
    get(`${path}?a=${"x".repeat(65_536)}`),
    get(path, `X-Long: ${"x".repeat(65_536)}\r\n`),
    get(path, "X-Many: y\r\n".repeat(4_000)),
  ];
  for (const bomb of bombs) expect(statusesIn(await speak([bomb]))).toEqual(["431"]);
  expect(await stored()).toEqual([]);
});

test("of many headers that are kept only so many are, each only so long", async () => {
  const { path, stored } = await anAddress();
  const more = `Via: ${"v".repeat(300)}\r\n`.repeat(30);
  expect(statusesIn(await speak([get(`${path}?a=1`, more)], 1))).toEqual(["204"]);
  const [kept] = await stored();
  expect(kept?.headers).toHaveLength(MOST_HEADERS);
  expect(kept?.headers).toContainEqual(["via", "v".repeat(LONGEST_HEADER)]);
});

test("requests that come all at once are answered in turn, and each is kept", async () => {
  const { path, stored } = await anAddress();
  const all = Array.from({ length: 12 }, (_, nth) => get(`${path}?nth=${nth}`)).join("");
  const heard = await speak([`${all}POST ${path} HTTP/1.1\r\n${HOST}Content-Length: 0\r\n\r\n`], 13);
  expect(statusesIn(heard)).toEqual([...Array(12).fill("204"), "405"]);
  expect((await stored()).map(({ fields }) => JSON.stringify(fields)).toSorted()).toEqual(
    Array.from({ length: 12 }, (_, nth) =>
      JSON.stringify({ cut: false, pairs: [["nth", String(nth)]] }),
    ).toSorted(),
  );
});

test("who speaks too slowly is let go of, and nothing half said is kept", async () => {
  const { path, stored } = await anAddress();
  const heard = await Promise.all([
    speak([`GET ${path}?a=1 HTTP/1.1\r\n${HOST}`]),
    speak(["GET ", path]),
    speak([`GET ${path}?a=1 HTTP/1.1\r\nX-Slow: `]),
  ]);
  expect(heard.flatMap(statusesIn).filter((code) => code !== "408")).toEqual([]);
  expect(await stored()).toEqual([]);
});
