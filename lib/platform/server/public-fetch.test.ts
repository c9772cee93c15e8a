import { createServer } from "node:http";
import { createServer as createNetServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { publicFetch } from "@/lib/platform/server/public-fetch";
import {
  closeAll,
  get,
  listen,
  NOWHERE,
  service,
  settings,
} from "@/lib/platform/server/testing/calls-to-addresses";

afterEach(closeAll);

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
  expect(await get(`https://localhost:${port}/`, { resolve, permitted, connectMs: 50 })).toMatchObject({
    ok: false,
  });
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
    closeAll();
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
