import { describe, expect, test } from "vitest";
import { MOST_KEPT } from "@/lib/callbacks/server/delivery";
import { serveReceiver } from "@/lib/callbacks/testing/served-receiver";
import { pool } from "@/lib/platform/server/db";
import {
  addCredential,
  addPerson,
  addTransaction,
  goodQuery,
  TEST_TOKEN,
} from "@/lib/transactions/testing/world";

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const { callbackId, transactionId } = await addTransaction(operator, credential);
const settled = await addTransaction(operator, credential, { state: "passed" });
const full = await addTransaction(operator, credential);

const good = goodQuery(transactionId);
const wrong = good.replace(TEST_TOKEN, "guessed");
const at = (id: string, query = "") => `/api/callbacks/${id}${query && `?${query}`}`;

/** Lets no junk pass: it waits until the receiver stops. */
const serve = (mostHeld = 10) =>
  serveReceiver({
    pool: pool(),
    onAwaited: () => {},
    brake: { perSecond: 0, delayMs: 600_000, mostHeld },
  });

describe("in a flood, waiting for its answer is", () => {
  test.each([
    ["an id that nobody has", at("A".repeat(32), good)],
    ["an id that nobody can have", at("%00", good)],
    ["no id", at("")],
    ["a wrong token", at(callbackId, wrong)],
    ["no token", at(callbackId, "passed=Y")],
    ["a wrong token beside the right one", at(callbackId, `${good}&CallbackToken=x`)],
    ["a wrong token for one that is settled", at(settled.callbackId, wrong)],
  ])("%s", async (_name, path) => {
    const receiver = await serve();
    let answered = false;
    const waiting = receiver.ask(path).then((status) => {
      answered = true;
      return status;
    });
    for (let time = 0; time < 5; time += 1) expect(await receiver.ask(at(callbackId, good))).toBe(204);
    expect(answered).toBe(false);
    await receiver.close();
    expect(await waiting).toBe(204);
  });
});

describe("in a flood, answered at once is", () => {
  test.each([
    ["the right token", at(callbackId, good), "GET"],
    ["the right token by HEAD", at(callbackId, good), "HEAD"],
    ["the right token, twice alike", at(callbackId, `${good}&callbacktoken=${TEST_TOKEN}`), "GET"],
    ["the right token for one that is settled", at(settled.callbackId, good), "GET"],
    ["a probe", at(callbackId), "GET"],
    ["a probe by HEAD", at(callbackId), "HEAD"],
  ] as const)("%s", async (_name, path, method) => {
    const receiver = await serve();
    expect(await receiver.ask(path, method)).toBe(204);
    await receiver.close();
  });

  test("the right token, however often it has come", async () => {
    const receiver = await serve();
    const path = at(full.callbackId, goodQuery(full.transactionId));
    const statuses = await Promise.all(
      Array.from({ length: MOST_KEPT.right + 50 }, () => receiver.ask(path)),
    );
    expect(statuses.every((status) => status === 204)).toBe(true);
    await receiver.close();
  });

  test("junk of which too much waits already, and its connection ends", async () => {
    const receiver = await serve(0);
    expect(await receiver.ask(at(callbackId, wrong))).toBe(204);
    expect(receiver.lastHeader("connection")).toBe("close");
    await receiver.close();
  });
});
