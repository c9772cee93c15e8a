import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { describe, expect, it } from "vitest";
import { answerWith, ask, awayUntil, forwardEachTest, port } from "./testing/forwarding.ts";

forwardEachTest();

describe("what is handed on", () => {
  it("is the request as it came: its target, its method, its body and its headers", async () => {
    const seen: { url?: string; method?: string; headers: IncomingHttpHeaders; body: string }[] = [];
    await answerWith((req, res) => {
      let body = "";
      req.on("data", (piece) => {
        body += piece;
      });
      req.on("end", () => {
        const { url = "", method = "", headers } = req;
        seen.push({ url, method, headers, body });
        res.end("ok");
      });
    });
    const body = "a=1&b=汉";
    await ask("/x?y=%20&z", {
      method: "POST",
      body,
      headers: { host: "console.example", cookie: "a=1; b=2" },
    });
    await ask("/again");
    expect(seen.map(({ url, method, body }) => ({ url, method, body }))).toEqual([
      { url: "/x?y=%20&z", method: "POST", body },
      { url: "/again", method: "GET", body: "" },
    ]);
    expect(seen[0]?.headers).toMatchObject({ host: "console.example", cookie: "a=1; b=2" });
  });

  it("leaves out what speaks of the connection", async () => {
    let seen: IncomingHttpHeaders = {};
    await answerWith((req, res) => {
      seen = req.headers;
      res.end();
    });
    const headers = { connection: "close, x-mine", "x-mine": "1", te: "trailers", "x-yours": "2" };
    expect((await ask("/", { headers })).status).toBe(200);
    expect(seen).not.toHaveProperty("x-mine");
    expect(seen).not.toHaveProperty("te");
    expect(seen).toHaveProperty("x-yours", "2");
  });
});

describe("what is answered", () => {
  it("keeps its status, its body and every header, repeated ones too", async () => {
    await answerWith((_req, res) => {
      res.writeHead(404, ["Set-Cookie", "a=1", "Set-Cookie", "b=2", "X-Case", "é".normalize()]);
      res.end("nothing");
    });
    const { status, headers, body } = await ask("/");
    expect([status, body]).toEqual([404, "nothing"]);
    expect(headers["set-cookie"]).toEqual(["a=1", "b=2"]);
  });

  it("has no body where none may be", async () => {
    await answerWith((req, res) => {
      res.writeHead(req.url === "/304" ? 304 : 200, {
        etag: '"e"',
        ...(req.method === "HEAD" && { "content-length": 7 }),
      });
      res.end();
    });
    expect(await ask("/", { method: "HEAD" })).toMatchObject({
      status: 200,
      body: "",
      headers: { "content-length": "7" },
    });
    expect(await ask("/304")).toMatchObject({ status: 304, body: "", headers: { etag: '"e"' } });
  });

  it("streams: the first event is there before the second is made", async () => {
    let second = () => {};
    await answerWith((_req, res) => {
      res.writeHead(200, { "content-type": "text/event-stream" });
      res.flushHeaders();
      second = () => res.end("data: 2\n\n");
    });
    const pieces = await new Promise<string>((resolve) => {
      request({ port: port(), path: "/" }, (res) => {
        let text = "";
        // The head alone has come: only now is there an event.
        second();
        res.on("data", (piece) => {
          text += piece;
        });
        res.on("end", () => resolve(text));
      }).end();
    });
    expect(pieces).toBe("data: 2\n\n");
  });

  it("ends at the source when nobody waits for it any more", async () => {
    const gone = Promise.withResolvers<void>();
    await answerWith((req, res) => {
      res.writeHead(200, { "content-type": "text/event-stream" });
      res.write("data: 1\n\n");
      req.once("close", () => gone.resolve());
    });
    const req = request({ port: port(), path: "/" }, (res) => res.once("data", () => req.destroy()));
    req.on("error", () => {});
    req.end();
    await gone.promise;
  });

  it("is not waited for when nobody wants it any more before it begins", async () => {
    const [asked, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await answerWith((req) => {
      asked.resolve();
      req.once("close", () => gone.resolve());
    });
    const req = request({ port: port(), path: "/" }).on("error", () => {});
    req.end();
    await asked.promise;
    req.destroy();
    await gone.promise;
  });

  it("is a plain 503 while nobody answers, and a page again as soon as somebody does", async () => {
    const away = await ask("/transactions");
    expect(away).toMatchObject({ status: 503, headers: { "retry-after": "3", "cache-control": "no-store" } });
    expect(away.body).toContain("started again");
    await answerWith((_req, res) => res.end("page"));
    expect(await ask("/transactions")).toMatchObject({ status: 200, body: "page" });
  });

  it("is for a person a page that looks again by itself", async () => {
    const away = await ask("/transactions", { headers: { accept: "text/html,*/*" } });
    expect(away).toMatchObject({ status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
    expect(away.body).toContain('http-equiv="refresh"');
  });

  it("waits for a process that is being started, what a form sends too", async () => {
    const started = Promise.withResolvers<void>();
    awayUntil(started.promise);
    const both = Promise.all([ask("/a"), ask("/b", { method: "POST", body: "x" })]);
    await answerWith((req, res) => req.pipe(res));
    started.resolve();
    expect((await both).map(({ status, body }) => [status, body])).toEqual([
      [200, ""],
      [200, "x"],
    ]);
  });

  it("is asked for again when the process ended under it, and never twice for what may change something", async () => {
    let asked = 0;
    await answerWith((req, res) => {
      asked += 1;
      if (asked === 1 || req.method === "POST") req.socket.destroy();
      else res.end("page");
    });
    expect(await ask("/")).toMatchObject({ status: 200, body: "page" });
    expect(asked).toBe(2);
    expect((await ask("/", { method: "POST" })).status).toBe(503);
    expect((await ask("/", { method: "POST", body: "x" })).status).toBe(503);
    expect(asked).toBe(4);
  });

  it("leaves the connection open for the next request", async () => {
    await answerWith((_req, res) => res.end("page"));
    const agent = new Agent({ keepAlive: true });
    const reused = () =>
      new Promise<boolean>((resolve) => {
        const req = request({ port: port(), path: "/", agent }, (res) => {
          res.resume().on("end", () => setImmediate(resolve, req.reusedSocket));
        });
        req.end();
      });
    expect([await reused(), await reused(), await reused()]).toEqual([false, true, true]);
    agent.destroy();
  });

  it("breaks off, rather than look whole, when the source breaks off", async () => {
    await answerWith((_req, res) => {
      res.writeHead(200, { "content-length": 100 });
      res.write("half");
      setImmediate(() => res.destroy());
    });
    await expect(ask("/")).rejects.toThrow(/aborted|reset|hang up/);
  });
});
