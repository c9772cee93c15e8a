// A flood of junk is kept waiting; nothing that a stranger sends keeps a delivery with the right token waiting.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createReceiver } from "@/lib/callbacks/server/receiver";
import { database, pool } from "@/lib/platform/server/db";
import {
  addCredential,
  addPerson,
  addTransaction,
  goodQuery,
  TEST_TOKEN,
} from "@/lib/transactions/testing/world";

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const pending = await addTransaction(operator, credential);
const settled = await addTransaction(operator, credential, { state: "passed" });
const early = await addTransaction(operator, credential, {
  state: "requested",
  transactionId: null,
  deadline: null,
  answeredAt: null,
  code: null,
});

/** Lets nothing pass, and holds what came for longer than any test runs. */
const CLOSED = { perSecond: 0, delayMs: 3_600_000, mostHeld: 6 };
const receive = createReceiver({ pool: pool(), onAwaited: () => {}, brake: CLOSED });
const server = createServer((req, res) => void receive(req, res));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const client = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { connections: 50 });
afterAll(async () => {
  await receive.stop();
  await client.close();
  await new Promise((resolve) => server.close(resolve));
});

type Answer = { status: number; connection: string | undefined };

async function ask(callbackId: string, query: string, method: "GET" | "HEAD" = "GET"): Promise<Answer> {
  const answer = await client.request({ path: `/api/callbacks/${callbackId}?${query}`, method });
  await answer.body.dump();
  return { status: answer.statusCode, connection: answer.headers.connection?.toString() };
}

const good = goodQuery(pending.transactionId);
const wrong = good.replace(TEST_TOKEN, "guessed");

const JUNK: [string, string, string][] = [
  ["an id that nobody has", "A".repeat(32), good],
  ["what is no id", "..%2f..", good],
  ["a wrong token", pending.callbackId, wrong],
  ["a wrong token beside the right one", pending.callbackId, `${good}&callbackToken=guessed`],
  ["fields without a token", pending.callbackId, `transactionId=${pending.transactionId}&passed=Y`],
  ["a wrong token to a settled one", settled.callbackId, wrong],
];

describe("while as much junk waits as can", () => {
  const answered: string[] = [];
  const held: Promise<Answer>[] = [];
  beforeAll(() => {
    for (const [what, callbackId, query] of JUNK) {
      const answer = ask(callbackId, query);
      answer.then(() => answered.push(what));
      held.push(answer);
    }
  });

  test.each([
    ["a good one", pending.callbackId, good, "GET"],
    ["a good one by HEAD", pending.callbackId, good, "HEAD"],
    ["a good one that is repeated", pending.callbackId, good, "GET"],
    ["one with the right token twice", pending.callbackId, `${good}&callbackToken=${TEST_TOKEN}`, "GET"],
    ["one before Initialize has answered", early.callbackId, goodQuery("hks0"), "GET"],
    ["one to a settled transaction", settled.callbackId, goodQuery(settled.transactionId), "GET"],
    ["a probe of the vendor's", pending.callbackId, "", "GET"],
  ] as const)("%s is answered at once", async (_, callbackId, query, method) => {
    const { status, connection } = await ask(callbackId, query, method);
    expect(status).toBe(204);
    // Junk that finds no place to wait is answered at once too, but its connection ends with that. (After a HEAD this
    // client wants it to end.)
    if (method === "GET") expect(connection).not.toBe("close");
  });

  test("no junk was answered meanwhile, and of more the connection is not kept", async () => {
    const seenWrong = async ({ id }: { id: string }) =>
      (await database().callbackTally.findUnique({ where: { transactionId: id } }))?.seenWrong;
    await vi.waitFor(async () => expect(await seenWrong(pending)).toBe(3));
    await vi.waitFor(async () => expect(await seenWrong(settled)).toBe(1));
    await ask(pending.callbackId, good);
    expect(await ask("B".repeat(32), "")).toEqual({ status: 204, connection: "close" });
    expect(answered).toEqual([]);
  });

  test("once the console stops, each gets the same answer as anybody", async () => {
    await receive.stop();
    const answers = await Promise.all(held);
    expect(answers.map(({ status }) => status)).toEqual(JUNK.map(() => 204));
  });
});
