import { afterAll, expect, test } from "vitest";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import { noteReport } from "@/lib/callbacks/server/note-report";
import { serveReceiver } from "@/lib/callbacks/testing/served-receiver";
import { database, pool } from "@/lib/platform/server/db";
import { addCredential, addPerson, addTransaction, goodQuery } from "@/lib/transactions/testing/world";

const GROUPS = 2_000;
const SIDE_BY_SIDE = 40;

const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const by = changedByConsole("results", "00000000-0000-7000-8000-000000000000");
const instances = await Promise.all([1, 2].map(() => serveReceiver({ pool: pool(), onAwaited: () => {} })));
afterAll(() => Promise.all(instances.map((each) => each.close())));

/** Mostly a few, as the vendor repeats; up to fifty, as nobody should. */
const sizeOf = (group: number) => 2 + (group % 25 === 0 ? 48 : (group * 7) % 9);

/** The same delivery, its names in another case and another order each time. */
function spelled(query: string, time: number): string {
  const fields = query.split("&").map((field) => {
    const [name = "", value = ""] = field.split("=");
    const cased = [name, name.toUpperCase(), name.toLowerCase(), `${name[0]?.toUpperCase()}${name.slice(1)}`];
    return `${cased[time % cased.length]}=${value}`;
  });
  const turn = time % fields.length;
  return [...fields.slice(turn), ...fields.slice(0, turn)].join("&");
}

async function deliverGroup(group: number): Promise<{ id: string; size: number; statuses: number[] }> {
  const { id, callbackId, transactionId } = await addTransaction(operator, credential);
  const size = sizeOf(group);
  const statuses = await Promise.all(
    Array.from({ length: size }, (_, time) => {
      const path = `/api/callbacks/${callbackId}?${spelled(goodQuery(transactionId), time)}`;
      return instances[time % 2]?.ask(path) ?? 0;
    }),
  );
  // As two instances would, each woken by its own delivery.
  await Promise.all([noteReport(by, id), noteReport(by, id)]);
  return { id, size, statuses };
}

test(`${GROUPS} groups of the same callback 2 to 50 times at once: all are answered and kept, each has one effect`, async () => {
  const groups: Awaited<ReturnType<typeof deliverGroup>>[] = [];
  for (let group = 0; group < GROUPS; group += SIDE_BY_SIDE) {
    const side = Array.from({ length: SIDE_BY_SIDE }, (_, at) => deliverGroup(group + at));
    groups.push(...(await Promise.all(side)));
  }
  expect(groups.flatMap(({ statuses }) => statuses).filter((status) => status !== 204)).toEqual([]);
  const expected = new Map(groups.map(({ id, size }) => [id, size]));
  expect(expected.size).toBe(GROUPS);
  expect(Math.max(...expected.values())).toBe(50);

  const { rows } = await pool().query<{
    id: string;
    kept: number;
    seen: number;
    effects: number;
    reported: string;
  }>(
    `SELECT t.id, reported_passed AS reported, seen_right AS seen,
       (SELECT count(*)::int FROM callback_delivery d WHERE d.transaction_id = t.id) AS kept,
       (SELECT count(*)::int FROM audit_entry e
         WHERE e.event = 'transaction.reported' AND e.subject_type = 'transaction' AND e.subject_id = t.id::text) AS effects
     FROM "transaction" t JOIN callback_tally c ON c.transaction_id = t.id`,
  );
  const found = rows.map(({ id, ...facts }) => [id, facts] as const);
  const wanted = [...expected].map(
    ([id, size]) => [id, { reported: "Y", seen: size, kept: size, effects: 1 }] as const,
  );
  expect(new Map(found)).toEqual(new Map(wanted));
  expect(await database().transaction.count()).toBe(GROUPS);
}, 120_000);
