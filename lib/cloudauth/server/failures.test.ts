import { afterEach, describe, expect, it } from "vitest";
import { closeConnections } from "@/lib/cloudauth/server/connections";
import type { Unanswered } from "@/lib/cloudauth/server/outcome";
import { clientFor, expectNoTrace, PARAMETERS, QUICK } from "@/lib/cloudauth/server/testing/calls";
import { fullBacklog } from "@/lib/cloudauth/server/testing/full-backlog";
import { json, rawServer, recordingServer, SUCCESS } from "@/lib/cloudauth/server/testing/recording-server";

type Served = { origin: string; requests: unknown[]; close: () => Promise<void> };
type Expected = Pick<Unanswered, "reason" | "httpStatus" | "requestId" | "executed">;

const ID = "4EB35A1C-87EB-4A1D-9C35-0123456789AB";
const WITH_ID = { "x-acs-request-id": ID };
/** Longer than any single limit and far shorter than the test runner's own. */
const BOUND_MS = QUICK.totalMs + 1_500;

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

/** Calls Initialize and makes sure that nothing is repeated, nothing hangs and nothing leaks. */
async function unanswered(serving: Promise<Served>, requests = 1): Promise<Expected> {
  served = await serving;
  const started = performance.now();
  const outcome = await clientFor(served.origin).initialize(PARAMETERS);
  expect(performance.now() - started).toBeLessThan(BOUND_MS);
  // Whatever the network library still meant to send would be sent before this resolves.
  await closeConnections();
  expect(served.requests).toHaveLength(requests);
  expectNoTrace(outcome, served.origin);
  if (outcome.kind !== "unanswered") throw new Error(`The outcome is ${outcome.kind}.`);
  expect(outcome.durationMs).toBeLessThan(BOUND_MS);
  const { reason, httpStatus, requestId, executed } = outcome;
  return { reason, httpStatus, requestId, executed };
}

const maybe = (
  reason: Expected["reason"],
  httpStatus: number | null,
  requestId: string | null = ID,
): Expected => ({
  reason,
  httpStatus,
  requestId,
  executed: "maybe",
});

const raw = (bytes: string, then?: "end" | "reset") =>
  rawServer((socket) => {
    socket.write(bytes);
    if (then === "end") socket.end();
    if (then === "reset") setImmediate(() => socket.resetAndDestroy());
  });

const HEAD = `HTTP/1.1 200 OK\r\nx-acs-request-id: ${ID}\r\n`;

describe("an answer that says nothing", () => {
  const page = "<html><body>Bad gateway</body></html>";
  const answers: [string, number, string, Expected][] = [
    ["an HTML page with 200", 200, page, maybe("answer-not-json", 200)],
    ["an HTML page with 502", 502, page, maybe("answer-not-json", 502)],
    ["an HTML page with 403", 403, page, maybe("answer-not-json", 403)],
    ["an empty body with 200", 200, "", maybe("answer-empty", 200)],
    ["an empty body with 503", 503, "", maybe("answer-empty", 503)],
    ["nothing but blanks", 200, " \r\n", maybe("answer-empty", 200)],
    ["204", 204, "", maybe("answer-empty", 204)],
    ["malformed JSON", 200, '{"Code":"Success","Result":{', maybe("answer-not-json", 200)],
    ["JSON that is a list", 200, "[]", maybe("answer-not-json", 200)],
    ["JSON that is null", 200, "null", maybe("answer-not-json", 200)],
    ["JSON without a Code", 200, '{"Result":{"TransactionId":"x"}}', maybe("answer-incomplete", 200)],
    ["a Code that is no code", 400, '{"Code":{"a":1}}', maybe("answer-incomplete", 400)],
    [
      "a Code that echoes the key",
      400,
      '{"Code":"LTAI5tCanaryKeyId0000001"}',
      maybe("answer-incomplete", 400),
    ],
    ["Success without a result", 200, '{"Code":"Success"}', maybe("answer-incomplete", 200)],
    [
      "Success with an empty TransactionId",
      200,
      '{"Code":"Success","Result":{"TransactionId":""}}',
      maybe("answer-incomplete", 200),
    ],
    [
      "Success with 500",
      500,
      JSON.stringify({ ...SUCCESS, RequestId: undefined }),
      maybe("answer-incomplete", 500),
    ],
  ];

  it.each(answers)("%s", async (_what, status, body, expected) => {
    const serving = recordingServer((response) => response.writeHead(status, WITH_ID).end(body));
    expect(await unanswered(serving)).toEqual(expected);
  });

  it.each([301, 302, 303, 307, 308])("a redirect by %i is not followed", async (status) => {
    const elsewhere = await recordingServer((response) => json(response, 200, SUCCESS));
    const headers = { ...WITH_ID, location: `${elsewhere.origin}/?MerchantBizId=x` };
    const serving = recordingServer((response) => response.writeHead(status, headers).end());
    expect(await unanswered(serving)).toEqual(maybe("answer-redirect", status));
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  it("prefers the RequestId of the body to the one of the header", async () => {
    const serving = recordingServer((response) =>
      response.writeHead(200, WITH_ID).end('{"RequestId":"FROM-BODY-1"}'),
    );
    expect(await unanswered(serving)).toEqual(maybe("answer-incomplete", 200, "FROM-BODY-1"));
  });
});

describe("a connection that breaks", () => {
  const breaks: [string, () => Promise<Served>, Expected][] = [
    ["closed instead of an answer", () => raw("", "end"), maybe("connection-reset", null, null)],
    ["reset instead of an answer", () => raw("", "reset"), maybe("connection-reset", null, null)],
    [
      "closed within the headers",
      () => raw("HTTP/1.1 200 OK\r\nx-acs-req", "end"),
      maybe("connection-reset", null, null),
    ],
    [
      "reset after the headers",
      () => raw(`${HEAD}content-length: 99\r\n\r\n`, "reset"),
      maybe("answer-truncated", 200),
    ],
    [
      "closed within the body",
      () => raw(`${HEAD}content-length: 99\r\n\r\n{"Code":"Succ`, "end"),
      maybe("answer-truncated", 200),
    ],
    [
      "closed between chunks",
      () => raw(`${HEAD}transfer-encoding: chunked\r\n\r\n5\r\n{"Cod\r\n`, "end"),
      maybe("answer-truncated", 200),
    ],
    [
      "closed between chunks of a last answer",
      () => raw(`${HEAD}connection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"Cod\r\n`, "end"),
      maybe("answer-truncated", 200),
    ],
    [
      "a peer that does not speak HTTP",
      () => raw("SSH-2.0-OpenSSH_9.6\r\n"),
      maybe("answer-not-http", null, null),
    ],
    [
      "chunks that are none",
      () => raw(`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n{}`),
      maybe("answer-not-http", 200),
    ],
    [
      "headers without end",
      () => raw(`HTTP/1.1 200 OK\r\nx-a: ${"a".repeat(70_000)}`),
      maybe("answer-too-large", null, null),
    ],
  ];
  it.each(breaks)("%s", async (_what, serve, expected) => {
    expect(await unanswered(serve())).toEqual(expected);
  });
});

describe("an answer that takes too long or too much", () => {
  it("slow headers", async () => {
    expect(await unanswered(raw(""))).toEqual(maybe("headers-timeout", null, null));
  });

  it("an interim answer and nothing after it", async () => {
    expect(await unanswered(raw("HTTP/1.1 102 Processing\r\n\r\n"))).toEqual(
      maybe("headers-timeout", null, null),
    );
  });

  it("a body that stops", async () => {
    expect(await unanswered(raw(`${HEAD}content-length: 99\r\n\r\n{"Code"`))).toEqual(
      maybe("body-timeout", 200),
    );
  });

  it("a body that drips without end", async () => {
    const drops: NodeJS.Timeout[] = [];
    const serving = rawServer((socket) => {
      socket.write(`${HEAD}content-length: 99999\r\n\r\n`);
      drops.push(setInterval(() => socket.write(" "), 50));
    });
    expect(await unanswered(serving)).toEqual(maybe("total-timeout", 200));
    for (const drop of drops) clearInterval(drop);
  });

  it("a body far larger than any real one", async () => {
    const body = `{"Code":"Success","Message":"${"x".repeat(3_000_000)}"}`;
    const serving = recordingServer((response) => response.writeHead(200, WITH_ID).end(body));
    expect(await unanswered(serving)).toEqual(maybe("answer-too-large", 200));
  });

  it("a body without end", async () => {
    const serving = rawServer((socket) => {
      socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`);
      const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
      const pour = () => {
        while (!socket.destroyed && socket.write(chunk));
      };
      socket.on("drain", pour);
      pour();
    });
    expect(await unanswered(serving)).toEqual(maybe("answer-too-large", 200));
  });
});

describe("nobody to talk to", () => {
  const nothing = (reason: Expected["reason"]): Expected => ({
    reason,
    httpStatus: null,
    requestId: null,
    executed: "no",
  });

  it("a port that refuses", async () => {
    const gone = await raw("");
    await gone.close();
    expect(await unanswered(Promise.resolve(gone), 0)).toEqual(nothing("connection-refused"));
  });

  it("a connection that is never made", async () => {
    const full = await fullBacklog();
    expect(await unanswered(Promise.resolve({ ...full, requests: [] }), 0)).toEqual(
      nothing("connect-timeout"),
    );
  });
});
