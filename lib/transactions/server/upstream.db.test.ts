// What can go wrong at the vendor's end, each through the real client over a real connection: within bounded time
// one outcome is stored, and Initialize is never sent a second time.
import { createServer } from "node:https";
import type { Socket } from "node:net";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { DEFAULT_TIMEOUTS } from "@/lib/cloudauth/server/client";
import { closeConnections } from "@/lib/cloudauth/server/connections";
import { QUICK } from "@/lib/cloudauth/server/testing/calls";
import { fullBacklog } from "@/lib/cloudauth/server/testing/full-backlog";
import {
  json,
  listen,
  rawServer,
  recorder,
  recordingServer,
  SUCCESS,
} from "@/lib/cloudauth/server/testing/recording-server";
import { selfSigned } from "@/lib/cloudauth/server/testing/self-signed";
import { RETURN_CODES } from "@/lib/initialize/return-codes";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";
import { giveUpOrphans } from "@/lib/transactions/server/give-up-orphans";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import { TRANSACTION_LIFE_MS } from "@/lib/transactions/state";
import { addCredential, addPerson, eventsOf, rowOf, startInput } from "@/lib/transactions/testing/world";

// Every client of this file is as impatient as its tests.
Object.assign(DEFAULT_TIMEOUTS, QUICK);
/** The call's own limit, and room for a busy machine. */
const BOUND_MS = QUICK.totalMs + 3_000;

const operator = await addPerson();
const drops: NodeJS.Timeout[] = [];

type Served = { origin: string; requests?: unknown[]; close(): Promise<void> };
let served: Served | undefined;
afterEach(async () => {
  for (const drop of drops.splice(0)) clearInterval(drop);
  await closeConnections();
  await served?.close();
  served = undefined;
});
afterAll(() => closeConnections());

/** Starts one transaction at this vendor, and holds what came of it to what every case has in common. */
async function startAt(serving: Served | Promise<Served>, sent = 1) {
  served = await serving;
  env().CONSOLE_PRIVATE_ENDPOINTS.push(served.origin);
  const input = startInput(await addCredential("live", served.origin), { callbackTo: "none" });
  const begun = performance.now();
  const started = await startTransaction(operator, input, "en");
  expect(performance.now() - begun).toBeLessThan(BOUND_MS);
  // Pressing the button again, and the sweep that looks for forgotten ones, send nothing.
  expect(await startTransaction(operator, input, "en")).toMatchObject({
    id: started.id,
    state: started.state,
  });
  expect(await giveUpOrphans(operator, new Date(Date.now() + 3_600_000))).toEqual([]);
  expect(served.requests ?? []).toHaveLength(sent);
  expect(await database().transaction.count({ where: { submissionId: input.submissionId } })).toBe(1);
  expect(await eventsOf(started.id)).toEqual(["transaction.requested", "transaction.answered"]);
  const { state, code, httpStatus } = await rowOf(started.id);
  return { id: started.id, state, code, httpStatus };
}

const unknown = (code: string, httpStatus: number | null = null) => ({ state: "unknown", code, httpStatus });

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const raw = (answer: (socket: Socket) => void) => () => rawServer(answer);
const says = (text: string, then?: (socket: Socket) => void) =>
  raw((socket) => {
    socket.write(text);
    then?.(socket);
  });
const drips = (first: string, drop: string) =>
  raw((socket) => {
    socket.write(first);
    drops.push(setInterval(() => socket.write(drop), 50));
  });
const answers = (status: number, body: string) => () =>
  recordingServer((response) => response.writeHead(status, { "content-type": "text/html" }).end(body));

describe("a vendor that does not answer as it should leaves one unknown transaction", () => {
  const cases: [string, () => Promise<Served>, ReturnType<typeof unknown>][] = [
    ["black hole: the call arrives and nothing comes back", raw(() => {}), unknown("headers-timeout")],
    ["slow headers", drips("HTTP/1.1 200 OK\r\n", "x-a: b\r\n"), unknown("headers-timeout")],
    ["interim answers and no more", drips("", "HTTP/1.1 102 Processing\r\n\r\n"), unknown("headers-timeout")],
    ["slow body", drips(`${HEAD}content-length: 99999\r\n\r\n`, " "), unknown("total-timeout", 200)],
    ["a body that stops", says(`${HEAD}content-length: 99\r\n\r\n{"Code"`), unknown("body-timeout", 200)],
    ["reset before an answer", raw((socket) => void socket.resetAndDestroy()), unknown("connection-reset")],
    ["closed before an answer", raw((socket) => void socket.end()), unknown("connection-reset")],
    [
      "closed within the body",
      says(`${HEAD}content-length: 99\r\n\r\n{"Code":"Succ`, (socket) => socket.end()),
      unknown("answer-truncated", 200),
    ],
    ["no HTTP at all", says("SSH-2.0-OpenSSH_9.6\r\n"), unknown("answer-not-http")],
    ["malformed JSON", answers(200, '{"Code":"Success","Result":{'), unknown("answer-not-json", 200)],
    ["JSON that is a list", answers(200, "[]"), unknown("answer-not-json", 200)],
    ["HTML with 200", answers(200, "<html>ok</html>"), unknown("answer-not-json", 200)],
    ["HTML with 502", answers(502, "<html>Bad gateway</html>"), unknown("answer-not-json", 502)],
    ["nothing with 200", answers(200, ""), unknown("answer-empty", 200)],
    ["nothing with 503", answers(503, ""), unknown("answer-empty", 503)],
    [
      "Success without a TransactionId",
      answers(200, '{"Code":"Success"}'),
      unknown("answer-incomplete", 200),
    ],
    ["a huge body", answers(200, "x".repeat(3_000_000)), unknown("answer-too-large", 200)],
    ["headers without end", says(`${HEAD}x-a: ${"a".repeat(70_000)}`), unknown("answer-too-large")],
    ["a redirect", answers(307, ""), unknown("answer-redirect", 307)],
    ["a Code that nobody documented", answers(418, '{"Code":"Teapot.Short"}'), unknown("Teapot.Short", 418)],
  ];
  test.each(cases)("%s", async (_, serve, expected) => {
    expect(await startAt(serve())).toMatchObject(expected);
  });
});

const unsent = (code: string) => ({ state: "rejected", code, httpStatus: null });

describe("a vendor that is not reached was sent nothing, so the call is certainly not executed", () => {
  test("nobody listens", async () => {
    const gone = await rawServer(() => {});
    await gone.close();
    expect(await startAt({ origin: gone.origin, close: async () => {} }, 0)).toMatchObject(
      unsent("connection-refused"),
    );
  });

  test("nobody knows its name", async () => {
    const nowhere = { origin: "http://nobody-is-here.invalid:1", close: async () => {} };
    // A resolver without a network may take longer than a connection may.
    const name = expect.stringMatching(/^(name-not-found|connect-timeout)$/);
    expect(await startAt(nowhere, 0)).toMatchObject({ ...unsent(""), code: name });
  });

  test("connecting never ends", async () => {
    expect(await startAt(fullBacklog(), 0)).toMatchObject(unsent("connect-timeout"));
  });

  test.each([
    ["an issuer that nobody knows", selfSigned()],
    ["a certificate that has expired", selfSigned("127.0.0.1", new Date(Date.now() - 60_000))],
    ["another address's certificate", selfSigned("127.0.0.2")],
  ])("%s", async (_, identity) => {
    const { requests, handle } = recorder((response) => json(response, 200, SUCCESS));
    const server = { requests, ...(await listen(createServer(identity, handle), "https")) };
    expect(await startAt(server, 0)).toMatchObject(unsent("certificate-refused"));
  });
});

describe("every documented Code, under each of its statuses", () => {
  const cases = RETURN_CODES.filter(({ code }) => code !== "Success").flatMap(
    ({ code, statuses, executed }) =>
      statuses.map((status) => [code.replace(/\.\*$/, ".User"), status, executed] as const),
  );
  test.each(cases)("%s with %i, executed: %s", async (code, status, executed) => {
    const serving = recordingServer((response) =>
      json(response, status, { RequestId: newId(), Code: code, Message: "said the vendor" }),
    );
    const state = executed === "no" ? "rejected" : "unknown";
    expect(await startAt(serving)).toMatchObject({ state, code, httpStatus: status });
  });
});

describe("clocks that disagree", () => {
  const QUARTER_MS = 15 * 60_000;
  /** Refuses, as the gateway does, what was signed more than a quarter of an hour ago or ahead. */
  const strictGateway = (gatewayNow: number) =>
    recordingServer((response, { headers }) => {
      const skewed = Math.abs(Date.parse(headers["x-acs-date"] ?? "") - gatewayNow) > QUARTER_MS;
      if (skewed) return json(response, 400, { RequestId: newId(), Code: "InvalidTimeStamp.Expired" });
      const Result = { ...SUCCESS.Result, TransactionId: `hks${newId().replaceAll("-", "")}` };
      return json(response, 200, { ...SUCCESS, Result });
    });

  test.each([
    [-20, "rejected", "InvalidTimeStamp.Expired"],
    [-10, "pending", "Success"],
    [10, "pending", "Success"],
    [20, "rejected", "InvalidTimeStamp.Expired"],
  ])("by %i minutes", async (minutes, state, code) => {
    const now = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: now + minutes * 60_000 });
    try {
      expect(await startAt(strictGateway(now))).toMatchObject({ state, code });
    } finally {
      vi.useRealTimers();
    }
  });
});

test("an answer that cannot be stored at first is held on to, and the vendor is not asked again", async () => {
  await database().$executeRawUnsafe("CREATE SEQUENCE failures");
  await database().$executeRawUnsafe(`CREATE FUNCTION fail_twice() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('failures') <= 2 THEN RAISE EXCEPTION 'the database is away'; END IF;
      RETURN NEW;
    END $$`);
  await database().$executeRawUnsafe(
    `CREATE TRIGGER away BEFORE UPDATE ON "transaction" FOR EACH ROW EXECUTE FUNCTION fail_twice()`,
  );
  const serving = recordingServer((response) => json(response, 200, SUCCESS));
  expect(await startAt(serving)).toMatchObject({ state: "pending", code: "Success" });
  await database().$executeRawUnsafe('DROP TRIGGER away ON "transaction"');
});

test("the half hour counts from the moment at which the call was sent, however late the answer", async () => {
  const serving = recordingServer((response) => {
    const Result = { ...SUCCESS.Result, TransactionId: `hks${newId().replaceAll("-", "")}` };
    setTimeout(() => json(response, 200, { ...SUCCESS, Result }), 200);
  });
  const { id } = await startAt(serving);
  const { answeredAt, deadline } = await rowOf(id);
  const started = (deadline?.getTime() ?? 0) - TRANSACTION_LIFE_MS;
  expect((answeredAt?.getTime() ?? 0) - started).toBeGreaterThanOrEqual(190);
});
