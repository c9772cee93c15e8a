import fc from "fast-check";
import { expect, test } from "vitest";
import { asStoredFields } from "@/lib/callbacks/fields";
import { MOST_KEPT } from "@/lib/callbacks/server/delivery";
import { serveReceiver } from "@/lib/callbacks/testing/served-receiver";
import { judgeDeliveries } from "@/lib/callbacks/verdict";
import { database, pool } from "@/lib/platform/server/db";
import {
  addCredential,
  addPerson,
  addTransaction,
  goodQuery,
  rowOf,
  TEST_TOKEN,
} from "@/lib/transactions/testing/world";

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const woken: string[] = [];
const receiver = await serveReceiver({ pool: pool(), onAwaited: (id) => woken.push(id) });

const QUERIES = 10_000;
const TOGETHER = 200;
const ADDRESSES = 40;

const made = await Promise.all(Array.from({ length: ADDRESSES }, () => addTransaction(operator, credential)));
const other = await addTransaction(operator, credential, { state: "passed" });
const anyOf = fc.constantFrom(...made);

/** Everything that has been tried on such an address, and the right token never. */
const strange = (TransactionId: string) => {
  const wrong = fc.constantFrom(
    "",
    "x",
    TEST_TOKEN.slice(0, -1),
    TEST_TOKEN.toLowerCase(),
    `${TEST_TOKEN}%00`,
    `${TEST_TOKEN}%20`,
    `%EF%BB%BF${TEST_TOKEN}`,
    "sha256:".padEnd(71, "0"),
  );
  const name = fc.mixedCase(fc.constant("callbackToken"));
  const token = fc.tuple(name, wrong).map(([n, value]) => `${n}=${value}`);
  const twice = fc.tuple(name, name, wrong).map(([a, b, value]) => `${a}=${TEST_TOKEN}&${b}=${value}`);
  const good = goodQuery(TransactionId);
  const piece = fc.constantFrom(
    "&",
    "=",
    "%",
    "%00",
    "%ff",
    "%C3%28",
    "%ED%A0%80",
    "+",
    "\\",
    "'",
    "passed",
    "Y",
  );
  return fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 60 }).map((text) => encodeURIComponent(text.toWellFormed())),
    token.map((each) => good.replace(/callbackToken=[^&]*/, each)),
    fc.tuple(token, token).map(([a, b]) => `${a}&${good.replace(/&callbackToken=.*/, "")}&${b}`),
    twice.map((each) => `${each}&passed=Y&transactionId=${TransactionId}`),
    fc.integer({ min: 1, max: 12_000 }).map((length) => `a=${"x".repeat(length)}&${good}`.slice(0, length)),
    fc.constant(`a=${"x".repeat(9_000)}&${good}`),
    fc.integer({ min: 129, max: 400 }).map((many) => `${"n=1&".repeat(many)}${good}`),
  );
};

const request = anyOf.chain(({ callbackId, transactionId }) =>
  fc.record({
    name: fc.oneof(
      { arbitrary: fc.constant(callbackId), weight: 4 },
      { arbitrary: fc.stringMatching(/^[A-Za-z0-9_\-%.~]{0,40}$/), weight: 1 },
      {
        arbitrary: fc.constantFrom(`${callbackId}/`, `${callbackId}x`, callbackId.toLowerCase(), ".."),
        weight: 1,
      },
    ),
    query: strange(transactionId),
    method: fc.constantFrom("GET" as const, "HEAD" as const),
  }),
);

test(`of ${QUERIES} strange callbacks none is an error, none is believed, and each at a known address is counted`, async () => {
  const names = new Set(made.map(({ callbackId }) => callbackId));
  let known = 0;
  let asked = 0;
  const holds = fc.asyncProperty(
    fc.array(request, { minLength: TOGETHER, maxLength: TOGETHER, size: "max" }),
    async (requests) => {
      asked += requests.length;
      known += requests.filter(({ name }) => names.has(name)).length;
      const path = ({ name, query }: { name: string; query: string }) => `/api/callbacks/${name}?${query}`;
      const statuses = await Promise.all(requests.map((each) => receiver.ask(path(each), each.method)));
      expect(statuses.filter((status) => status !== 204)).toEqual([]);
    },
  );
  await fc.assert(holds, { numRuns: QUERIES / TOGETHER, endOnFailure: true });
  expect(asked).toBeGreaterThanOrEqual(QUERIES);
  await receiver.close();

  const { _sum: seen } = await database().callbackTally.aggregate({
    _sum: { seenRight: true, seenWrong: true, seenProbes: true },
  });
  expect((seen.seenWrong ?? 0) + (seen.seenProbes ?? 0)).toBe(known);
  expect([seen.seenRight, woken]).toEqual([0, []]);
  expect(await database().callbackDelivery.count()).toBeLessThanOrEqual(
    ADDRESSES * (MOST_KEPT.wrong + MOST_KEPT.probe),
  );
}, 60_000);

test("and none of what is stored would be believed", async () => {
  for (const { id, transactionId } of made) {
    const { callbackTokenHash } = await rowOf(id);
    const rows = await database().callbackDelivery.findMany({ where: { transactionId: id } });
    const facts = { transactionId, callbackTokenHash: Buffer.from(callbackTokenHash ?? []).toString("hex") };
    const verdicts = judgeDeliveries(
      { ...facts, answeredAt: 0, deadline: null },
      rows.map(({ fields }) => ({ receivedAt: 1, fields: asStoredFields(fields) })),
    );
    expect(verdicts.filter((verdict) => verdict.believed)).toEqual([]);
  }
  expect(await database().callbackDelivery.count({ where: { transactionId: other.id } })).toBe(0);
});
