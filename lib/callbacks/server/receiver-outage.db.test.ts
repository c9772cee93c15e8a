import { afterAll, expect, test } from "vitest";
import { breakableDatabase } from "@/lib/callbacks/testing/breakable-database";
import { serveReceiver } from "@/lib/callbacks/testing/served-receiver";
import { database } from "@/lib/platform/server/db";
import { addCredential, addPerson, addTransaction, goodQuery } from "@/lib/transactions/testing/world";

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const line = await breakableDatabase(process.env.DATABASE_URL ?? "");
const receiver = await serveReceiver({ pool: line.pool, onAwaited: () => {} });
afterAll(() => line.close());

const { id, callbackId, transactionId } = await addTransaction(operator, credential);
const good = (number: number) => `/api/callbacks/${callbackId}?n=${number}&${goodQuery(transactionId)}`;
const stray = `/api/callbacks/${"A".repeat(32)}`;

/** Sends so many at once, and says which were acknowledged; the others must have been put off politely. */
async function send(from: number, many: number): Promise<number[]> {
  const numbers = Array.from({ length: many }, (_, at) => from + at);
  const statuses = await Promise.all(numbers.map((number) => receiver.ask(good(number))));
  for (const status of statuses) expect([204, 503]).toContain(status);
  return numbers.filter((_, at) => statuses[at] === 204);
}

test("while the database is away callbacks are put off, none that was acknowledged is lost, and all goes on by itself", async () => {
  const acknowledged = await send(0, 40);
  expect(acknowledged).toHaveLength(40);
  const underway = send(40, 40);
  await line.cut();
  acknowledged.push(...(await underway));

  expect(await receiver.ask(good(80))).toBe(503);
  expect(receiver.lastHeader("retry-after")).toBe("5");
  // A malformed id needs no database, and is counted until there is one again.
  expect(await receiver.ask("/api/callbacks/none")).toBe(204);
  expect(await receiver.ask(stray)).toBe(503);

  await line.mend();
  expect(await receiver.ask(stray)).toBe(204);
  const after = await send(100, 40);
  expect(after).toHaveLength(40);
  await receiver.close();

  const rows = await database().callbackDelivery.findMany({ where: { transactionId: id } });
  const kept = new Set(
    rows.map(({ fields }) => Number((fields as { pairs: [string, string][] }).pairs[0]?.[1])),
  );
  expect([...acknowledged, ...after].filter((number) => !kept.has(number))).toEqual([]);
  const tally = await database().callbackTally.findUniqueOrThrow({ where: { transactionId: id } });
  expect(tally.seenRight).toBe(rows.length);
  const strays = await database().strayCallback.aggregate({ _sum: { count: true } });
  expect(strays._sum.count).toBe(2);
});
