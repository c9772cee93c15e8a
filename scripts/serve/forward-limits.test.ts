import { type IncomingHttpHeaders, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { answerWith, ask, forwardEachTest, LIMITS, port } from "./testing/forwarding.ts";

forwardEachTest();

describe("who asks without end", () => {
  it("gets one answer at a time on one connection, so many wait for it, and the others are sent away", async () => {
    let [underWay, most] = [0, 0];
    await answerWith((_req, res) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setImmediate(() => {
        underWay -= 1;
        res.end("page");
      });
    });
    const socket = connect(port(), "127.0.0.1");
    const said = new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (piece) => {
        text += piece;
      });
      socket.on("close", () => resolve(text));
    });
    socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n".repeat(1 + LIMITS.aheadOnConnection + 2));
    // The refusal closes the connection, so nothing that came after it is answered.
    expect((await said).match(/HTTP\/1.1 \d+/g)).toEqual([...Array(4).fill("HTTP/1.1 200"), "HTTP/1.1 503"]);
    expect(most).toBe(1);
  });

  it("gets so many from one address, and again as soon as others are over", async () => {
    const waiting: ServerResponse[] = [];
    const all = Promise.withResolvers<void>();
    await answerWith((_req, res) => {
      waiting.push(res);
      if (waiting.length === LIMITS.perAddress) all.resolve();
    });
    const first = Promise.all(Array.from({ length: LIMITS.perAddress }, () => ask("/slow")));
    await all.promise;
    expect((await ask("/one-more")).status).toBe(503);
    for (const res of waiting) res.end("at last");
    expect((await first).map(({ body }) => body)).toEqual(Array(LIMITS.perAddress).fill("at last"));
    const later = ask("/later");
    await expect.poll(() => waiting.length).toBe(LIMITS.perAddress + 1);
    waiting.at(-1)?.end("now");
    expect(await later).toMatchObject({ status: 200, body: "now" });
  });

  it("cannot send a body without end", async () => {
    await answerWith((req, res) => {
      req.resume().on("end", () => res.end("read"));
    });
    const status = await new Promise<number>((resolve) => {
      const req = request({ port: port(), path: "/", method: "POST" }, (res) => {
        resolve(res.statusCode ?? 0);
        req.destroy();
      });
      req.on("error", () => {});
      const more = () => {
        while (!req.destroyed && req.write(Buffer.alloc(16_384)));
      };
      req.on("drain", more);
      more();
    });
    expect(status).toBe(413);
  });

  it("cannot take away what the front has said about them", async () => {
    let seen: IncomingHttpHeaders = {};
    await answerWith((req, res) => {
      seen = req.headers;
      res.end();
    });
    await ask("/", { headers: { connection: "close, x-console-address", "x-console-address": "10.0.0.1" } });
    expect(seen).toHaveProperty("x-console-address", "10.0.0.1");
  });
});
