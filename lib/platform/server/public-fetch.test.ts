import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createNetServer, type Server as NetServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type PublicFetchSettings, publicFetch } from "@/lib/platform/server/public-fetch";

/** No route leads there, and it counts as public: what is let through goes nowhere. */
const NOWHERE = "198.18.0.9";

let open: (Server | NetServer)[] = [];
afterEach(() => {
  for (const server of open) {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  }
  open = [];
});

async function listen(server: Server | NetServer): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** A service on this machine that counts who comes. */
async function service(handle: RequestListener = (_req, res) => res.end("hello")) {
  const server = createServer(handle);
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  const port = await listen(server);
  return { port, origin: `http://127.0.0.1:${port}`, connections: () => connections };
}

const settings = (changed: Partial<PublicFetchSettings> = {}): PublicFetchSettings => ({
  resolve: async () => [NOWHERE],
  permitted: [],
  proxy: undefined,
  connectMs: 50,
  headersMs: 500,
  totalMs: 500,
  ...changed,
});
const get = (address: string, changed?: Partial<PublicFetchSettings>) =>
  publicFetch(address, { method: "GET" }, settings(changed));

const LOOPBACK_SPELLINGS = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "127.8.9.10",
  "2130706433",
  "0x7f000001",
  "0x7f.0.0.1",
  "0x7f.1",
  "017700000001",
  "0177.0.0.1",
  "0177.0.0.01",
  "127.0.0.1.",
  "１２７.０.０.１",
  "127。0。0。1",
  "①②⑦.0.0.1",
  "%31%32%37.0.0.1",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::127.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b:1::7f00:1]",
  "[2002:7f00:1::]",
  "[::]",
  "0",
  "0.0.0.0",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "a.localhost",
];
const INNER = [
  "169.254.169.254",
  "2852039166",
  "0xa9fea9fe",
  "[::ffff:169.254.169.254]",
  "[fd00:ec2::254]",
  "100.100.100.200",
  "1684300232",
  "0x64.0x64.0x64.0xc8",
  "[::ffff:100.100.100.200]",
  "100.64.0.1",
  "10.0.0.1",
  "10.1",
  "167772161",
  "012.0.0.1",
  "172.16.0.1",
  "172.31.255.254",
  "192.168.0.1",
  "192.168.257",
  "3232235521",
  "192.0.0.1",
  "192.0.2.1",
  "198.51.100.7",
  "203.0.113.7",
  "192.88.99.1",
  "224.0.0.251",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
  "[fc00::1]",
  "[fe80::1]",
  "[fec0::1]",
  "[ff02::1]",
  "[2001:db8::1]",
  "[2001:0:7f00:1::]",
  "[2002:c0a8:101::1]",
  "[64:ff9b::a00:1]",
  "[100::1]",
  "metadata",
  "intranet",
  "router.local",
  "metadata.google.internal",
  "db.corp",
  "1.0.0.127.in-addr.arpa",
];

describe("an address that somebody gave", () => {
  test.each([...LOOPBACK_SPELLINGS, ...INNER])("https://%s is not called", async (host) => {
    const { connections } = await service();
    expect(await get(`https://${host}/`)).toMatchObject({ ok: false, problem: "not-public" });
    expect(connections()).toBe(0);
  });

  test.each([
    ["", "unreadable"],
    ["example.com", "unreadable"],
    ["https://", "unreadable"],
    ["https://[::1", "unreadable"],
    ["https://256.256.256.256/", "unreadable"],
    ["https://[fe80::1%25eth0]/", "unreadable"],
    ["http://example.com/", "not-https"],
    ["ftp://example.com/", "not-https"],
    ["file:///etc/passwd", "not-https"],
    ["gopher://example.com/", "not-https"],
    ["data:text/plain,hello", "not-https"],
    ["https://example.com:80/", "other-port"],
    ["https://example.com:8443/", "other-port"],
    ["https://example.com:22/", "other-port"],
    ["https://somebody@example.com/", "user-info"],
    ["https://example.com:pass@127.0.0.1/", "user-info"],
    ["https://8.8.8.8@127.0.0.1/", "user-info"],
    [`https://example.com/${"x".repeat(17_000)}`, "too-long"],
  ])("%s is refused as %s", async (address, problem) => {
    expect(await get(address)).toMatchObject({ ok: false, problem });
  });

  test.each([
    ["https://example.com\\@127.0.0.1/", "example.com"],
    ["https:\\\\example.com/", "example.com"],
    ["https://example.com#@127.0.0.1/", "example.com"],
    ["https://exa\tmple.com/", "example.com"],
  ])("%s leads to %s and nowhere else", async (address, host) => {
    const asked: string[] = [];
    await get(address, {
      resolve: async (name) => {
        asked.push(name);
        return [];
      },
    });
    expect(asked).toEqual([host]);
  });

  test("a name with a single private address among public ones is refused", async () => {
    for (const inner of ["127.0.0.1", "10.0.0.8", "::1", "::ffff:10.0.0.8", "fe80::1%eth0", "rubbish"]) {
      const answer = await get("https://a.example.com/", { resolve: async () => [NOWHERE, inner] });
      expect(answer, inner).toMatchObject({ ok: false, problem: "not-public" });
    }
  });

  test("a name that is not found, or not in time, is refused", async () => {
    const failing = async () => Promise.reject(new Error("ENOTFOUND"));
    expect(await get("https://a.example.com/", { resolve: failing })).toMatchObject({
      problem: "name-not-found",
    });
    const silent = () => new Promise<string[]>(() => {});
    expect(await get("https://a.example.com/", { resolve: silent, totalMs: 20 })).toMatchObject({
      problem: "name-not-found",
    });
  });
});

test("a name that changes its address between the look and the call gains nothing", async () => {
  const { port, connections } = await service();
  const answers = [NOWHERE, "127.0.0.1", "127.0.0.1"];
  let looks = 0;
  const resolve = async () => {
    looks += 1;
    return [answers.shift() ?? "127.0.0.1"];
  };
  // The system's resolver says 127.0.0.1 to this name at once: whoever looks again, by whatever way, arrives.
  const permitted = [`https://localhost:${port}`];
  expect(await get(`https://localhost:${port}/`, { resolve, permitted })).toMatchObject({ ok: false });
  expect({ looks, connections: connections() }).toEqual({ looks: 1, connections: 0 });
});

test("the name stays on the wire although the connection goes to its checked address", async () => {
  const hello = Promise.withResolvers<string>();
  const port = await listen(
    createNetServer((socket) => {
      socket.once("data", (data) => {
        hello.resolve(data.toString("latin1"));
        socket.destroy();
      });
      socket.on("error", () => {});
    }),
  );
  const origin = `https://callback.example.com:${port}`;
  const answer = await get(`${origin}/`, { permitted: [origin], resolve: async () => ["127.0.0.1"] });
  expect(answer.ok).toBe(false);
  expect(await hello.promise).toContain("callback.example.com");
});

describe("an origin that a setting permits", () => {
  test("is called with exactly the path, the query and the headers given", async () => {
    const seen: unknown[] = [];
    const { origin } = await service(({ method, url, headers }, res) => {
      seen.push({ method, url, host: headers.host, marker: headers["x-console-replay"] });
      res.end("thank you");
    });
    const headers = { "x-console-replay": "1" };
    const answer = await publicFetch(
      `${origin}/a%20b?x=%27#part`,
      { method: "GET", headers },
      settings({ permitted: [origin] }),
    );
    expect(answer).toMatchObject({ ok: true, status: 200, text: "thank you", cut: false, redirectTo: null });
    expect(seen).toEqual([{ method: "GET", url: "/a%20b?x=%27", host: origin.slice(7), marker: "1" }]);
  });

  test("does not lend its permission to its neighbours", async () => {
    const { port, connections } = await service();
    const permitted = [`http://127.0.0.1:${port + 1}`];
    for (const address of [`http://127.0.0.1:${port}/`, `http://localhost:${port + 1}/`]) {
      expect(await get(address, { permitted })).toMatchObject({ ok: false, problem: "not-https" });
    }
    expect(connections()).toBe(0);
  });

  test("is not followed to where it points", async () => {
    const inner = await service();
    const { origin } = await service((_req, res) =>
      res.writeHead(302, { location: `${inner.origin}/secret` }).end(),
    );
    expect(await get(`${origin}/`, { permitted: [origin, inner.origin] })).toMatchObject({
      ok: true,
      status: 302,
      redirectTo: `${inner.origin}/secret`,
    });
    expect(inner.connections()).toBe(0);
  });

  test("is read for one kilobyte and shown as harmless text", async () => {
    const { origin } = await service((_req, res) => {
      res.write(`\u001b[31m\0${"ä".repeat(3_000)}`);
    });
    const answer = await get(`${origin}/`, { permitted: [origin] });
    expect(answer).toMatchObject({ ok: true, cut: true });
    expect(answer.ok && answer.text.startsWith("\ufffd[31m\ufffdä")).toBe(true);
    expect(answer.ok && Buffer.byteLength(answer.text)).toBeLessThan(1_100);
  });

  test("is asked by HEAD for nothing but its status", async () => {
    const { origin } = await service((_req, res) => res.writeHead(204).end());
    const answer = await publicFetch(`${origin}/`, { method: "HEAD" }, settings({ permitted: [origin] }));
    expect(answer).toMatchObject({ ok: true, status: 204, text: "" });
  });

  test("that answers nothing, or not to the end, is given up in time", async () => {
    const silent = await service(() => {});
    const slow = await service((_req, res) => void res.write("begun"));
    for (const { origin } of [silent, slow]) {
      expect(await get(`${origin}/`, { permitted: [origin], totalMs: 100 })).toMatchObject({
        ok: false,
        problem: "no-answer",
      });
    }
  });

  test("that breaks off or refuses is told apart", async () => {
    const breaks = await service((req) => req.socket.destroy());
    expect(await get(`${breaks.origin}/`, { permitted: [breaks.origin] })).toMatchObject({
      problem: "broken-off",
    });
    const gone = `http://127.0.0.1:${await listen(createNetServer())}`;
    open.pop()?.close();
    expect(await get(`${gone}/`, { permitted: [gone] })).toMatchObject({ problem: "connection-failed" });
  });
});

describe("through a proxy", () => {
  async function proxy() {
    const wanted: (string | undefined)[] = [];
    const server = createServer();
    server.on("connect", (req, socket) => {
      wanted.push(req.url);
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    return { address: `http://127.0.0.1:${await listen(server)}`, wanted };
  }

  test("a tunnel is asked for to the checked address, so that the proxy resolves nothing", async () => {
    const { address, wanted } = await proxy();
    const answer = await get("https://callback.example.com/x", { proxy: address });
    expect(answer).toMatchObject({ ok: false, problem: "proxy-failed" });
    expect(wanted).toEqual([`${NOWHERE}:443`]);
  });

  test("the name stays on the wire inside the tunnel", async () => {
    const hello = Promise.withResolvers<string>();
    const server = createServer();
    server.on("connect", (_req, socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.once("data", (data: Buffer) => {
        hello.resolve(data.toString("latin1"));
        socket.destroy();
      });
      socket.on("error", () => {});
    });
    const answer = await get("https://callback.example.com/", {
      proxy: `http://127.0.0.1:${await listen(server)}`,
    });
    expect(answer.ok).toBe(false);
    expect(await hello.promise).toContain("callback.example.com");
  });

  test("private addresses are refused all the same, and permitted origins are called past it", async () => {
    const { address, wanted } = await proxy();
    const { origin } = await service();
    const resolve = async () => ["10.0.0.1"];
    expect(await get("https://a.example.com/", { proxy: address, resolve })).toMatchObject({
      problem: "not-public",
    });
    expect(await get("https://127.0.0.1/", { proxy: address })).toMatchObject({ problem: "not-public" });
    expect(await get(`${origin}/`, { proxy: address, permitted: [origin] })).toMatchObject({ ok: true });
    expect(wanted).toEqual([]);
  });

  test("that is no address is refused, and its password stays where it is", async () => {
    const answer = await get("https://a.example.com/", { proxy: "http://user:secret@" });
    expect(answer).toMatchObject({ ok: false, problem: "proxy-failed" });
    expect(JSON.stringify(answer)).not.toContain("secret");
  });
});
