import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import { verifyChain } from "@/lib/audit/server/verify-chain";
import { newId } from "@/lib/kernel/ids";
import { database, pool } from "@/lib/platform/server/db";
import { log } from "@/lib/platform/server/log";
import { forgetOnce } from "@/lib/platform/server/once";
import { seal } from "@/lib/platform/server/seal";
import { startJobs } from "@/lib/platform/server/start-jobs";
import { eraseHere } from "@/lib/results/server/erase-here";
import { eraseImages } from "@/lib/results/server/erase-sql";
import { readErasures } from "@/lib/results/server/read-erasures";
import { deliver } from "@/lib/results/testing/deliver";
import { applyRetention, RETENTION_WORK } from "@/lib/retention/server/apply-retention";
import { sealOldMetaInfo } from "@/lib/retention/server/seal-old-meta-info";
import { changeSettings } from "@/lib/settings/server/settings-store";
import { openMetaInfo } from "@/lib/transactions/server/meta-info";
import { addCredential, addPerson, addTransaction, goodQuery, rowOf } from "@/lib/transactions/testing/world";

const by = changedByConsole("retention", newId());
const operator = await addPerson();
const credential = await addCredential("sandbox", "http://127.0.0.1:1");
const NOW = new Date("2026-11-23T10:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const NOTHING = {
  details: 0,
  images: 0,
  verifyLogs: 0,
  deliveries: 0,
  metaInfo: 0,
  protocol: 0,
  strays: 0,
};
const SMALL = { batch: 3, most: 100 };

beforeEach(() => forgetOnce("settings"));
afterEach(() => applyRetention(by, new Date("2099-01-01T00:00:00Z")));

/** One of each kind of data, so old. */
async function addOld(days: number) {
  const at = daysAgo(days);
  const { id, transactionId } = await addTransaction(operator, credential, {
    state: "passed",
    createdAt: at,
    protocolSealed: seal("protocol", "x"),
    metaInfoSealed: seal("{}", "w"),
  });
  const checkId = newId();
  await database().resultCheck.create({
    data: {
      id: checkId,
      transactionId: id,
      reason: "person",
      askedAt: at,
      durationMs: 1,
      code: "Success",
      extIdInfoSealed: seal("LI SI", "y"),
    },
    select: { id: true },
  });
  await pool().query(
    `INSERT INTO result_image (id, transaction_id, check_id, name, media_type, bytes, large_object, created_at)
     VALUES ($1, $2, $3, 'ExtIdInfo.idImage', 'image/png', 4, lo_from_bytea(0, 'abcd'), $4)`,
    [newId(), id, checkId, at],
  );
  await database().verifyLog.create({
    data: {
      id: newId(),
      transactionId: id,
      reason: "person",
      askedAt: at,
      durationMs: 1,
      code: "Success",
      resultSealed: seal("{}", "z"),
    },
    select: { id: true },
  });
  await deliver(id, `${goodQuery(transactionId)}&extra=LI+SI`, at);
  await pool().query("INSERT INTO stray_callback VALUES ($1, $2, 3)", [at, `10.0.${days}.0/24`]);
  return id;
}

const held = async () => {
  const { rows } = await pool().query<Record<string, number>>(`SELECT
    (SELECT count(*)::int FROM result_check WHERE ext_id_info_sealed IS NOT NULL) AS details,
    (SELECT count(*)::int FROM pg_largeobject_metadata) AS images,
    (SELECT count(*)::int FROM verify_log WHERE result_sealed IS NOT NULL) AS "verifyLogs",
    (SELECT count(*)::int FROM callback_delivery WHERE erased_at IS NULL) AS deliveries,
    (SELECT count(*)::int FROM "transaction" WHERE meta_info_sealed IS NOT NULL OR parameters ? 'MetaInfo')
      AS "metaInfo",
    (SELECT count(*)::int FROM "transaction" WHERE protocol_sealed IS NOT NULL) AS protocol,
    (SELECT count(*)::int FROM stray_callback) AS strays`);
  return rows[0];
};
const applied = async () =>
  (
    await database().auditEntry.findMany({
      where: { event: "retention.applied" },
      orderBy: { seq: "asc" },
      select: { data: true },
    })
  ).map(({ data }) => data);

const isOfImages = (data: unknown) => JSON.stringify(data).includes('"kind":"images"');

test("each kind is erased at its own age and not a day before, and the trail says how many", async () => {
  for (const days of [0, 2, 31, 91, 181]) await addOld(days);
  const before = (await applied()).length;
  expect(await applyRetention(by, NOW)).toEqual({
    details: 2,
    images: 3,
    verifyLogs: 2,
    deliveries: 1,
    metaInfo: 2,
    protocol: 4,
    strays: 3,
  });
  expect(await held()).toEqual({
    details: 3,
    images: 2,
    verifyLogs: 3,
    deliveries: 4,
    metaInfo: 3,
    protocol: 1,
    strays: 2,
  });
  expect((await applied()).slice(before)).toEqual([
    { kind: "details", count: 2, olderThan: daysAgo(90).toISOString() },
    { kind: "images", count: 3, olderThan: daysAgo(30).toISOString() },
    { kind: "verifyLogs", count: 2, olderThan: daysAgo(90).toISOString() },
    { kind: "deliveries", count: 1, olderThan: daysAgo(180).toISOString() },
    { kind: "metaInfo", count: 2, olderThan: daysAgo(90).toISOString() },
    { kind: "protocol", count: 4, olderThan: daysAgo(1).toISOString() },
    { kind: "strays", count: 3, olderThan: daysAgo(30).toISOString() },
  ]);
  expect(await verifyChain()).toMatchObject({ intact: true });
});

test("a transaction tells what retention erased of it and when, apart from what was erased on demand", async () => {
  const id = await addOld(200);
  await applyRetention(by, NOW);
  const step = { at: NOW.toISOString(), count: 1 };
  const steps = ["deliveries", "details", "images", "metaInfo", "verifyLogs"].map((what) => ({
    what,
    ...step,
  }));
  expect((await readErasures(id)).retained).toEqual(steps);
  const at = new Date(NOW.getTime() + 1);
  await eraseHere(by, { erasureId: newId(), transactionId: id, reason: "on demand", at });
  expect(await readErasures(id)).toMatchObject({ retained: steps, erasures: [{ at: at.toISOString() }] });
});

const META_INFO = '{"deviceType":"ios","deviceModel":"somebody\'s"}';
const addUnsealed = (days: number) =>
  addTransaction(operator, credential, {
    state: "passed",
    createdAt: daysAgo(days),
    parameters: { DocType: "01000000", MetaInfo: META_INFO },
  });

test("what an earlier version stored in the clear is sealed once, by several at once, and on record", async () => {
  const ids: string[] = [];
  for (let made = 0; made < 7; made += 1) ids.push((await addUnsealed(made)).id);
  const sealed = await Promise.all([1, 2, 3].map(() => sealOldMetaInfo(by, 3)));
  const all = sealed.reduce((sum, count) => sum + count, 0);
  expect(all).toBe(7);
  for (const id of ids) {
    const row = await rowOf(id);
    expect(row.parameters).toEqual({ DocType: "01000000" });
    expect(openMetaInfo(row)).toBe(META_INFO);
  }
  const entries = await database().auditEntry.findMany({ where: { event: "retention.sealed" } });
  const counted = entries.map(({ data }) => z.object({ count: z.number() }).parse(data).count);
  expect(counted.reduce((all, count) => all + count, 0)).toBe(7);
  expect(await sealOldMetaInfo(by, 3)).toBe(0);
  expect(await database().auditEntry.count({ where: { event: "retention.sealed" } })).toBe(entries.length);
});

test("what is old enough is erased, sealed or not", async () => {
  const { id } = await addUnsealed(91);
  expect(await applyRetention(by, NOW)).toMatchObject({ metaInfo: 1 });
  expect(await rowOf(id)).toMatchObject({ parameters: { DocType: "01000000" }, metaInfoErasedAt: NOW });
});

test("a second run finds nothing and writes nothing", async () => {
  await addOld(200);
  await applyRetention(by, NOW);
  const before = await database().auditEntry.count();
  expect(await applyRetention(by, NOW)).toEqual(NOTHING);
  expect(await database().auditEntry.count()).toBe(before);
});

test("what is left of a delivery is what it was judged by", async () => {
  const id = await addOld(200);
  await applyRetention(by, NOW);
  const [row] = await database().callbackDelivery.findMany({ where: { transactionId: id } });
  expect(JSON.stringify(row?.fields)).toMatch(/transactionId.*passed.*subCode.*sha256:/);
  expect(JSON.stringify(row)).not.toContain("LI SI");
  expect(row).toMatchObject({ headers: null, source: null, erasedAt: NOW });
});

test("much is erased in small batches, each with its entry, and no more than a run may", async () => {
  for (let made = 0; made < 8; made += 1) await addOld(200 + made);
  const before = (await applied()).filter(isOfImages).length;
  expect(await applyRetention(by, NOW, { batch: 3, most: 2 })).toMatchObject({
    details: 6,
    images: 6,
    strays: 6,
  });
  expect(await applyRetention(by, NOW, SMALL)).toMatchObject({ details: 2, images: 2, strays: 2 });
  expect((await applied()).filter(isOfImages).length).toBe(before + 3);
});

test("a shorter setting counts at the next run", async () => {
  await addOld(40);
  expect(await applyRetention(by, NOW)).toMatchObject({ details: 0 });
  await changeSettings(by, { "retention.details": 39 });
  expect(await applyRetention(by, NOW)).toMatchObject({ details: 1 });
  await changeSettings(by, { "retention.details": 90 });
});

test("instances that run at once, beside erasures on demand, erase everything once", async () => {
  const ids: string[] = [];
  for (let made = 0; made < 8; made += 1) ids.push(await addOld(200 + made));
  const runs = Array.from({ length: 4 }, () => applyRetention(by, NOW, SMALL));
  const erasures = ids.map((transactionId) =>
    eraseHere(by, { erasureId: newId(), transactionId, reason: "on demand", at: NOW }),
  );
  await Promise.all([...runs, ...erasures]);
  await applyRetention(by, NOW, SMALL);
  expect(await held()).toEqual(NOTHING);
  expect(await verifyChain()).toMatchObject({ intact: true });
});

test("an erasure on demand waits for one under way, and does not unlink a picture twice", async () => {
  const id = await addOld(200);
  const client = await pool().connect();
  await client.query("BEGIN");
  await client.query(eraseImages("transaction_id = $2"), [NOW, id]);
  const erasure = eraseHere(by, { erasureId: newId(), transactionId: id, reason: "meanwhile", at: NOW });
  const waiting =
    "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
  await expect.poll(async () => (await pool().query(waiting)).rowCount).toBe(1);
  await client.query("COMMIT");
  client.release();
  expect(await erasure).toBe(true);
  expect(await held()).toMatchObject({ images: 0 });
});

test("deliveries that come after an erasure are erased too, however young", async () => {
  const { id, transactionId } = await addTransaction(operator, credential, { state: "passed" });
  await eraseHere(by, { erasureId: newId(), transactionId: id, reason: "on demand", at: NOW });
  await deliver(id, `${goodQuery(transactionId)}&extra=LI+SI`, NOW);
  expect(await applyRetention(by, NOW)).toMatchObject({ deliveries: 1 });
  expect(
    JSON.stringify(await database().callbackDelivery.findMany({ where: { transactionId: id } })),
  ).not.toContain("LI SI");
});

test("the schedule of the console runs it, once for all instances", async () => {
  const id = await addOld(200);
  const running = [startJobs([RETENTION_WORK]), startJobs([RETENTION_WORK])];
  await Promise.all(running.map(({ ready }) => ready));
  const { rows } = await pool().query("SELECT name, cron FROM pgboss.schedule");
  await Promise.all(running.map((each) => each.stop()));
  expect(rows).toEqual([{ name: "apply-retention", cron: "17 * * * *" }]);
  // What cannot be sealed keeps nothing from being erased.
  await addTransaction(operator, credential, { parameters: { MetaInfo: null } });
  const complained = vi.spyOn(log, "error").mockImplementation(() => undefined);
  await RETENTION_WORK.run("", {});
  expect(complained).toHaveBeenCalledTimes(1);
  complained.mockRestore();
  expect(await database().resultCheck.findFirst({ where: { transactionId: id } })).toMatchObject({
    erasedAt: expect.any(Date),
  });
});

test("looking for what is due reads an index and not the history", async () => {
  const { rows } = await pool().query(
    `SELECT indexname FROM pg_indexes WHERE indexname LIKE '%_held_idx' ORDER BY indexname`,
  );
  expect(rows.map(({ indexname }) => indexname)).toEqual([
    "callback_delivery_held_idx",
    "result_check_held_idx",
    "result_image_held_idx",
    "transaction_meta_info_held_idx",
    "transaction_protocol_held_idx",
    "verify_log_held_idx",
  ]);
});
