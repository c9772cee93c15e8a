import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createReceiver } from "@/lib/callbacks/server/receiver";
import { database, pool } from "@/lib/platform/server/db";
import {
  addCredential,
  addPerson,
  addTransaction,
  goodQuery,
  TEST_TOKEN,
} from "@/lib/transactions/testing/world";

const woken: string[] = [];
const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const { id, callbackId, transactionId } = await addTransaction(operator, credential);

async function listen(receive: ReturnType<typeof createReceiver>) {
  const server = createServer((req, res) => {
    if (!receive(req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

const told: string[] = [];
const receiver = createReceiver({
  pool: pool(),
  onAwaited: (each) => woken.push(each),
  onStored: ({ transactionId: each }) => told.push(each),
});
const { server, port } = await listen(receiver);
afterAll(async () => {
  server.close();
  await receiver.stop();
});
beforeEach(() => {
  woken.length = 0;
  told.length = 0;
});

type Answer = { status: number; headers: Record<string, unknown>; body: string };

function ask(path: string, options: { method?: string; body?: string; port?: number } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = "GET", body } = options;
    const headers = {
      "user-agent": "the vendor",
      ...(body === undefined ? {} : { "content-length": body.length }),
    };
    const at = { host: "127.0.0.1", port: options.port ?? port };
    const req = httpRequest({ ...at, path, method, headers }, (res) => {
      let text = "";
      res.on("data", (chunk) => {
        text += chunk;
      });
      res.on("end", () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text }));
    });
    req.on("error", reject);
    req.end(body);
  });
}

const deliveries = (transaction = id) =>
  database().callbackDelivery.findMany({
    where: { transactionId: transaction },
    omit: { tokenHash: false },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
  });

describe("a delivery to a known address", () => {
  test("is stored as it came, its token as a hash, before an empty 204", async () => {
    const answer = await ask(`/api/callbacks/${callbackId}?${goodQuery(transactionId)}&Extra=1&Extra=`);
    expect(answer).toMatchObject({ status: 204, body: "" });
    const [stored] = await deliveries();
    expect(stored?.method).toBe("GET");
    expect(stored?.fields).toEqual({
      pairs: [
        ["transactionId", transactionId],
        ["passed", "Y"],
        ["subCode", "200"],
        ["callbackToken", expect.stringMatching(/^sha256:[0-9a-f]{64}$/)],
        ["Extra", "1"],
        ["Extra", ""],
      ],
      cut: false,
    });
    expect(JSON.stringify(stored)).not.toContain(TEST_TOKEN);
    expect(stored?.tokenHash).toHaveLength(32);
    expect(stored?.source).toBe("127.0.0.1");
    expect(stored?.headers).toEqual([
      ["user-agent", "the vendor"],
      ["host", `127.0.0.1:${port}`],
    ]);
    expect([woken, told]).toEqual([[id], [id]]);
  });

  test("by HEAD or without fields is kept too, and answered alike", async () => {
    const other = await addTransaction(operator, credential);
    expect((await ask(`/api/callbacks/${other.callbackId}`, { method: "HEAD" })).status).toBe(204);
    expect((await ask(`/api/callbacks/${other.callbackId}`)).status).toBe(204);
    const stored = await deliveries(other.id);
    expect(stored.map(({ method, tokenHash }) => [method, tokenHash])).toEqual([
      ["HEAD", null],
      ["GET", null],
    ]);
  });

  test("is kept before Initialize has answered", async () => {
    const early = await addTransaction(operator, credential, {
      state: "requested",
      transactionId: null,
      deadline: null,
      answeredAt: null,
      code: null,
    });
    await ask(`/api/callbacks/${early.callbackId}?${goodQuery("hks0")}`);
    expect(await deliveries(early.id)).toHaveLength(1);
  });

  test.each([
    ["requested", TEST_TOKEN, true],
    ["unknown", TEST_TOKEN, true],
    ["pending", TEST_TOKEN, true],
    ["rejected", TEST_TOKEN, false],
    ["passed", TEST_TOKEN, false],
    ["failed", TEST_TOKEN, false],
    ["abandoned", TEST_TOKEN, false],
    ["pending", "guessed", false],
  ] as const)(
    "to one that is %s with token %s is kept, and wakes somebody: %s",
    async (state, token, awaited) => {
      const other = await addTransaction(operator, credential, { state });
      const query = goodQuery(other.transactionId).replace(TEST_TOKEN, token);
      expect((await ask(`/api/callbacks/${other.callbackId}?${query}`)).status).toBe(204);
      expect(await deliveries(other.id)).toHaveLength(1);
      expect(woken).toEqual(awaited ? [other.id] : []);
      expect(told).toEqual([other.id]);
    },
  );

  test("to one that expects no callback at all is kept, and wakes nobody", async () => {
    const other = await addTransaction(operator, credential, { callbackTokenHash: null });
    await ask(`/api/callbacks/${other.callbackId}?passed=Y`);
    expect(await deliveries(other.id)).toHaveLength(1);
    expect(woken).toEqual([]);
  });

  test("fifty at once are fifty rows", async () => {
    const other = await addTransaction(operator, credential);
    const path = `/api/callbacks/${other.callbackId}?${goodQuery(other.transactionId)}`;
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(path)));
    expect(answers.every(({ status }) => status === 204)).toBe(true);
    expect(await deliveries(other.id)).toHaveLength(50);
  });
});

test("a stranger learns nothing: unknown ids get the same answer, and nothing is stored", async () => {
  const before = await database().callbackDelivery.count();
  const known = await ask(`/api/callbacks/${callbackId}?x=1`);
  const { date: _known, ...knownHeaders } = known.headers;
  for (const path of [
    `/api/callbacks/${"A".repeat(32)}`,
    "/api/callbacks/",
    "/api/callbacks/%00",
    "/api/callbacks/a/b",
  ]) {
    const answer = await ask(path);
    const { date: _date, ...headers } = answer.headers;
    expect([answer.status, answer.body, headers]).toEqual([204, "", knownHeaders]);
  }
  expect(knownHeaders).toEqual({
    "cache-control": "no-store",
    connection: "keep-alive",
    "keep-alive": "timeout=5",
  });
  expect(await database().callbackDelivery.count()).toBe(before + 1);
});

test.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])(
  "%s is refused with 405 and stores nothing",
  async (method) => {
    const before = await database().callbackDelivery.count();
    const answer = await ask(`/api/callbacks/${callbackId}?x=1`, { method });
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
    expect(await database().callbackDelivery.count()).toBe(before);
  },
);

test("a body is not read, and its connection is not kept", async () => {
  const answer = await ask(`/api/callbacks/${callbackId}?b=1`, { body: "x".repeat(2_000_000) }).catch(
    (error: Error) => error,
  );
  if (!(answer instanceof Error)) expect([answer.status, answer.headers.connection]).toEqual([204, "close"]);
  expect((await deliveries()).at(-1)?.fields).toEqual({ pairs: [["b", "1"]], cut: false });
});

test("other paths are left to others", async () => {
  expect((await ask("/api/callbacksx/a")).status).toBe(404);
  expect((await ask("/transactions")).status).toBe(404);
});

test("what the database cannot keep is not acknowledged: 503 with Retry-After, and nobody is woken", async () => {
  const away = new Pool({ connectionString: "postgresql://nobody@127.0.0.1:9/none", max: 1 });
  const broken = await listen(createReceiver({ pool: away, onAwaited: (each) => woken.push(each) }));
  const answer = await ask(`/api/callbacks/${callbackId}?x=1`, { port: broken.port });
  expect([answer.status, answer.headers["retry-after"], answer.body]).toEqual([503, "5", ""]);
  expect(woken).toEqual([]);
  broken.server.close();
  await away.end();
});
