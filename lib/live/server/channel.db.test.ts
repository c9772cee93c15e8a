import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newId } from "@/lib/kernel/ids";
import type { LiveEvent } from "@/lib/live/events";
import { createAnnouncer } from "@/lib/live/server/announce";
import { createHub, type Hub } from "@/lib/live/server/hub";
import { listen } from "@/lib/live/server/listen";
import type { StreamMessage } from "@/lib/live/stream-message";
import { database, pool } from "@/lib/platform/server/db";
import { addCredential, addPerson, addTransaction, type Starter } from "@/lib/transactions/testing/world";

// Two hubs on one database, as two instances of the console have them.

let operator: Starter;
let credentialId: string;
let hubs: Hub[];
let heard: [StreamMessage[], StreamMessage[]];

beforeEach(async () => {
  operator = await addPerson();
  credentialId = await addCredential("sandbox", "http://127.0.0.1:1");
  hubs = [createHub(listen), createHub(listen)];
  heard = [[], []];
  for (const [place, hub] of hubs.entries()) {
    hub.subscribe({
      personId: operator.actor.personId,
      hear: (message) => void heard[place]?.push(message),
    });
  }
  await vi.waitFor(() => {
    for (const messages of heard) expect(messages.at(-1)?.type).toBe("catch-up");
  });
});
afterEach(() => {
  for (const hub of hubs) hub.stop();
});

const eventsOf = (messages: StreamMessage[]): LiveEvent[] =>
  messages.flatMap((message) => (message.type === "events" ? message.events : []));
const both = () => heard.map(eventsOf);
const forget = () => {
  for (const messages of heard) messages.length = 0;
};

it("tells both instances of a transaction that was begun", async () => {
  const { id } = await addTransaction(operator, credentialId);
  await vi.waitFor(() => expect(both()).toEqual(Array(2).fill([{ kind: "transaction", id }])));
});

it("tells of a verdict once, and of what else is written without one", async () => {
  const { id } = await addTransaction(operator, credentialId);
  await vi.waitFor(() => expect(both().map(({ length }) => length)).toEqual([1, 1]));
  forget();
  const at = { where: { id }, select: { id: true } } as const;
  await database().transaction.update({ ...at, data: { reportedPassed: "Y" } });
  await vi.waitFor(() => expect(both()).toEqual(Array(2).fill([{ kind: "transaction", id }])));
  forget();
  await database().transaction.update({ ...at, data: { state: "passed", passed: "Y" } });
  const settled = [
    { kind: "transaction", id },
    { kind: "settled", id },
  ];
  await vi.waitFor(() => expect(both()).toEqual(Array(2).fill(settled)));
  forget();
  await database().transaction.update({ ...at, data: { subCode: "200" } });
  await vi.waitFor(() => expect(both()).toEqual(Array(2).fill([{ kind: "transaction", id }])));
});

it("tells of a check, a log and an erasure of a transaction", async () => {
  const { id } = await addTransaction(operator, credentialId);
  const data = { transactionId: id, reason: "person", askedAt: new Date(), durationMs: 1, code: "Success" };
  const { durationMs: _durationMs, code: _code, ...erasure } = data;
  for (const write of [
    () => database().resultCheck.create({ data: { id: newId(), ...data } }),
    () => database().verifyLog.create({ data: { id: newId(), ...data } }),
    () => database().erasure.create({ data: { id: newId(), ...erasure } }),
    () => database().resultCheck.updateMany({ data: { erasedAt: new Date() } }),
    () => database().verifyLog.updateMany({ data: { resultSealed: null } }),
    () => database().erasure.updateMany({ data: { erasedAt: new Date() } }),
  ]) {
    await vi.waitFor(() => expect(both().map(({ length }) => length)).toEqual([1, 1]));
    forget();
    await write();
    await vi.waitFor(() => expect(both()).toEqual(Array(2).fill([{ kind: "transaction", id }])));
  }
});

it("tells of nothing that was rolled back", async () => {
  const { id } = await addTransaction(operator, credentialId);
  const client = await pool().connect();
  await client.query("BEGIN");
  await client.query(`UPDATE "transaction" SET state = 'failed' WHERE id = $1`, [id]);
  await client.query("ROLLBACK");
  client.release();
  const after = await addTransaction(operator, credentialId);
  const all = [id, after.id].map((each) => ({ kind: "transaction", id: each }));
  await vi.waitFor(() => expect(both()).toEqual([all, all]));
});

it("says catch up when many were written at once", async () => {
  for (let n = 0; n < 21; n += 1) await addTransaction(operator, credentialId);
  await vi.waitFor(() => expect(new Set(both().map(({ length }) => length))).toEqual(new Set([21])));
  forget();
  await database().transaction.updateMany({ data: { erasedAt: new Date() } });
  await vi.waitFor(() => expect(heard).toEqual([[{ type: "catch-up" }], [{ type: "catch-up" }]]));
});

it("announces what no trigger tells, and many as many", async () => {
  const announce = createAnnouncer(pool);
  const id = newId();
  for (let n = 0; n < 500; n += 1) announce({ kind: "transaction", id });
  announce({ kind: "head-room" });
  const events = [{ kind: "transaction", id }, { kind: "head-room" }];
  await vi.waitFor(() => expect(both()).toEqual([events, events]));
  forget();
  for (let n = 0; n < 500; n += 1) announce({ kind: "transaction", id: newId() });
  await vi.waitFor(() => expect(heard).toEqual([[{ type: "catch-up" }], [{ type: "catch-up" }]]));
});

it("hears again after its connection was killed, and says that something may be missed", async () => {
  forget();
  await pool().query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'id-verification-console live' AND datname = current_database()`,
  );
  await vi.waitFor(() => {
    for (const messages of heard) {
      expect(messages.map(({ type }) => type)).toEqual(["blind", "catch-up"]);
    }
  });
  const { id } = await addTransaction(operator, credentialId);
  await vi.waitFor(() => expect(both()).toEqual(Array(2).fill([{ kind: "transaction", id }])));
});

it("tells of a phone its owner alone; of what it got, and of its end, whoever looks at the transaction", async () => {
  const [id, other] = [newId(), await addPerson()];
  const strange: StreamMessage[] = [];
  hubs[0]?.subscribe({ personId: other.actor.personId, hear: (message) => void strange.push(message) });
  const now = new Date();
  const data = {
    id,
    personId: operator.actor.personId,
    codeHash: Buffer.from(id),
    createdAt: now,
    expiresAt: now,
  };
  await database().pairing.create({ data, select: { id: true } });
  const { id: transactionId } = await addTransaction(operator, credentialId, { pairingId: id });
  await vi.waitFor(() => expect(both().map(({ length }) => length)).toEqual([1, 1]));
  const [pairing, transaction] = [
    { kind: "pairing", id },
    { kind: "transaction", id: transactionId },
  ];
  for (const [change, told] of [
    [{ claimedAt: now }, [pairing]],
    [{ lastSeenAt: now }, [pairing]],
    [{ handedOverId: transactionId, handedOverAt: now }, [transaction, pairing]],
    [{ endedAt: now }, [transaction, pairing]],
  ] as const) {
    forget();
    strange.length = 0;
    await database().pairing.updateMany({ where: { id }, data: change });
    await vi.waitFor(() => expect(both()).toEqual([told, told]));
    expect(eventsOf(strange)).toEqual(told.filter((event) => event !== pairing));
  }
});
