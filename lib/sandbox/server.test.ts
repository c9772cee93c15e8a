import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { send } from "@/lib/sandbox/testing/http";
import { CONTROL_TOKEN, LEAST, startSandbox, type TestSandbox } from "@/lib/sandbox/testing/start-sandbox";

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

async function isWell(): Promise<void> {
  expect(sandbox.bugs).toEqual([]);
  expect(await sandbox.control("GET", "health")).toMatchObject({ status: 200 });
}

/** Writes raw bytes and waits until the connection is closed. */
async function write(bytes: Uint8Array): Promise<void> {
  const socket = connect(sandbox.port, "127.0.0.1");
  socket.on("error", () => undefined).resume();
  socket.end(bytes);
  await once(socket, "close");
}

test("any bytes at all leave it well", async () => {
  const start = fc.constantFrom(
    "",
    "POST / HTTP/1.1\r\n",
    "GET /_sandbox/ HTTP/1.1\r\nhost: x\r\n",
    "POST /?%ff HTTP/1.1\r\n",
  );
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (line, rest) => {
      await write(Buffer.concat([Buffer.from(line), rest]));
    }),
    { numRuns: 60 },
  );
  await isWell();
});

test("any request is answered with JSON and a status below 500", async () => {
  const word = fc.string({ unit: "grapheme-ascii", maxLength: 30 });
  const path = fc.constantFrom(
    "/",
    "/_sandbox/answers",
    "/_sandbox/transactions/",
    "/_sandbox/transactions/x/orders",
  );
  const method = fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
  const authorization = fc.oneof(
    word,
    fc.constant(`Bearer ${CONTROL_TOKEN}`),
    fc.constant("ACS3-HMAC-SHA256 Credential="),
  );
  const body = fc.oneof(word, fc.json());
  await fc.assert(
    fc.asyncProperty(method, path, word, authorization, body, async (verb, base, query, credential, text) => {
      const target = `${base}?${encodeURI(query)}`;
      const headers = {
        authorization: credential.trim(),
        "x-acs-action": "Initialize",
        "x-acs-version": "2022-08-09",
      };
      const reply = await send(sandbox.port, { method: verb, target, headers, body: text });
      expect(reply.status).toBeGreaterThanOrEqual(200);
      expect(reply.status).toBeLessThan(500);
      expect(reply.headers["content-type"]).toContain("application/json");
    }),
    { numRuns: 150 },
  );
  await isWell();
});

test("any signed parameters are answered Success or with a parameter's fault", async () => {
  const value = fc.oneof(fc.string({ unit: "grapheme", maxLength: 40 }), fc.json(), fc.webUrl());
  const names = fc.constantFrom(
    ...Object.keys(LEAST),
    "SceneCode",
    "DocPageConfig",
    "IdSpoof",
    "__proto__",
    "constructor",
  );
  const changed = fc.dictionary(names, value, { maxKeys: 4, noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(changed, async (parameters) => {
      const { body } = await sandbox.call("Initialize", { ...LEAST, ...parameters });
      expect(["Success", "InvalidParameter", "MissingParameter"]).toContain(body.Code);
    }),
    { numRuns: 150 },
  );
  await isWell();
});

test("a body over the limit is refused with 413 at both doors", async () => {
  const headers = { authorization: `Bearer ${CONTROL_TOKEN}` };
  const body = " ".repeat(16 * 1024 + 1);
  expect(await send(sandbox.port, { body })).toMatchObject({ status: 413 });
  expect(await send(sandbox.port, { target: "/_sandbox/answers", headers, body })).toMatchObject({
    status: 413,
  });
  const fitting = { target: "/_sandbox/answers", headers, body: " ".repeat(16 * 1024) };
  expect(await send(sandbox.port, fitting)).toMatchObject({ status: 400 });
  await isWell();
});

test("a target over the limit is refused and leaves it well", async () => {
  expect(await send(sandbox.port, { target: `/?a=${"x".repeat(70_000)}` })).toMatchObject({ status: 431 });
  await isWell();
});

test("a caller that hangs up in the middle leaves it well", async () => {
  await write(Buffer.from("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf"));
  await isWell();
});
