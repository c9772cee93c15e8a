// S12: recognisable personal data goes the whole way of a verification, and is then looked for everywhere that it
// must not be. This file is for what the server stores and hands out; the pages are walked in e2e/access.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor-type";
import { newId } from "@/lib/kernel/ids";
import { database, pool } from "@/lib/platform/server/db";
import { log } from "@/lib/platform/server/log";
import { metricsPage } from "@/lib/platform/server/metrics";
import { confirmResult } from "@/lib/results/server/confirm-result";
import { eraseResult } from "@/lib/results/server/erase-result";
import { revealDetails, revealImage } from "@/lib/results/server/reveal";
import { writeVerifyLog } from "@/lib/results/server/write-verify-log";
import { deliver } from "@/lib/results/testing/deliver";
import { changeSettings } from "@/lib/settings/server/settings-store";
import { readStory } from "@/lib/timeline/server/read-story";
import { NO_FILTER } from "@/lib/transactions/list-filter";
import { listTransactions } from "@/lib/transactions/server/list-transactions";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import {
  accept,
  deleted,
  newTransactionId,
  refuse,
  startFakeVendor,
  verdict,
} from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson, eventsOf, startInput } from "@/lib/transactions/testing/world";

const DOCUMENT = {
  name: "卡纳里",
  englishName: "CANARYNAME QUILLON",
  idNumber: "ZQ7654321098",
  birthDate: "1987-06-05",
  sex: "canarysex",
  address: "Canary Wharf 11, Flat 7B",
  newField: "canary of an unknown field",
};
const PICTURE = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from("canary of a picture ".repeat(200)),
]);
const MERCHANT_USER = "canary.user+65 8123 4567@example.test";
const META_INFO = '{"deviceType":"web","ua":"canary device"}';

/** Every trace that would give somebody away; of a picture its beginning, in both forms. */
const TRACES = [
  ...Object.values(DOCUMENT),
  "QUILLON",
  "7654321",
  "06-05",
  MERCHANT_USER,
  "canary of a picture",
  PICTURE.toString("base64").slice(20, 60),
  "canary of a log",
  "canary of a protocol",
  "canary device",
];

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const operator = await addPerson();
const auditor = await addPerson("auditor");
const admin = await addPerson("admin");
const credential = await addCredential("sandbox", vendor.origin);
const written: string[] = [];
let id: string;

/** What the log writes goes to this test as well. */
function listenToLog(): void {
  for (const level of ["info", "warn", "error"] as const) {
    const original = log[level].bind(log);
    Object.assign(log, {
      [level]: (...said: Parameters<typeof original>) => {
        written.push(
          JSON.stringify(said, (_key, value) =>
            value instanceof Error ? `${value.stack} ${value.cause}` : value,
          ),
        );
        return original(...said);
      },
    });
  }
}

beforeAll(async () => {
  listenToLog();
  await changeSettings(admin, { "images.kept": true });
  const TransactionId = newTransactionId();
  vendor.answers.Initialize = accept(TransactionId, "canary of a protocol");
  ({ id } = await startTransaction(
    operator,
    startInput(credential, { MerchantUserId: MERCHANT_USER, MetaInfo: META_INFO }),
    "en",
  ));
  await deliver(id, `transactionId=${TransactionId}&passed=Y&subCode=200`);
  const inner = JSON.stringify({ ...DOCUMENT, faceImage: PICTURE.toString("base64") });
  vendor.answers.CheckResult = verdict({
    Passed: "Y",
    SubCode: "200",
    ExtIdInfo: JSON.stringify({ ocrIdInfo: inner }),
  });
  await confirmResult(operator, id, "person");
  await writeVerifyLog(operator, {
    id: newId(),
    transactionId: id,
    reason: "person",
    askedById: null,
    askedAt: new Date(),
    durationMs: 1,
    httpStatus: 200,
    code: "Success",
    message: null,
    requestId: null,
    verifyStatus: "0",
    interruptPage: null,
    verifyErrorCode: null,
    result: '{"LogInfo":["canary of a log"]}',
  });
  await revealDetails(auditor, id, "to see that a look leaves nothing");
  const [image] = await database().resultImage.findMany({
    where: { transactionId: id },
    select: { id: true },
  });
  await revealImage(auditor, image?.id ?? "", "to see that a look leaves nothing");
  await revealImage(auditor, newId(), "at nothing").catch((error: unknown) =>
    log.warn({ err: error }, "refused"),
  );
});
afterAll(() => vendor.close());

function expectNoTrace(text: string): void {
  expect(text.length).toBeGreaterThan(2);
  for (const trace of TRACES) expect(text, trace).not.toContain(trace);
}

/** Every row of every table of ours, as text; bytes in hex. */
async function dump(tables?: string[]): Promise<string> {
  const { rows } = await pool().query<{ name: string }>(
    "SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const wanted = rows.filter(({ name }) => tables === undefined || tables.includes(name.replaceAll('"', "")));
  const texts = await Promise.all(wanted.map(({ name }) => pool().query(`SELECT t::text FROM ${name} t`)));
  return texts.flatMap(({ rows: all }) => all.map((row) => row.t)).join("\n");
}

const hex = (text: string) => Buffer.from(text).toString("hex");
const ofEverybody = [
  ["an operator", operator.actor],
  ["an auditor", auditor.actor],
  ["an admin", admin.actor],
] as const;

describe("personal data", () => {
  test("really went the whole way", async () => {
    expect(await eventsOf(id)).toEqual(expect.arrayContaining(["transaction.settled", "result.revealed"]));
    const { groups } = await revealDetails(auditor, id, "to hold it against the canaries");
    for (const value of Object.values(DOCUMENT)) expect(JSON.stringify(groups)).toContain(value);
  });

  test.each(ofEverybody)("is not in the story that %s gets", async (_who, actor: Actor) => {
    expectNoTrace(JSON.stringify(await readStory(actor, id)));
  });

  test.each(ofEverybody)("is not in the list that %s gets", async (_who, actor: Actor) => {
    expectNoTrace(JSON.stringify(await listTransactions(actor, NO_FILTER)));
  });

  test.each([
    "audit_entry",
    "transaction",
    "result_check",
    "result_image",
    "verify_log",
    "callback_delivery",
  ])("is not to be read in the table %s", async (table) => expectNoTrace(await dump([table])));

  test("is in no table at all, nor as bytes", async () => {
    const all = await dump();
    expectNoTrace(all);
    for (const trace of TRACES) expect(all).not.toContain(hex(trace));
  });

  test("is not to be read in the large objects", async () => {
    const { rows } = await pool().query<{ data: Buffer }>(
      "SELECT lo_get(oid) AS data FROM pg_largeobject_metadata",
    );
    expect(rows).toHaveLength(1);
    for (const { data } of rows) expectNoTrace(data.toString("latin1"));
  });

  test("is not in the jobs that wait", async () => {
    const { rows } = await pool().query("SELECT to_regclass('pgboss.job') AS jobs");
    if (rows[0].jobs === null) return;
    const jobs = await pool().query("SELECT coalesce(jsonb_agg(j), '[]') AS all FROM pgboss.job j");
    for (const trace of TRACES) expect(JSON.stringify(jobs.rows)).not.toContain(trace);
  });

  test("is not in the metrics", async () => expectNoTrace((await metricsPage()).body));

  test("is not in the log", () => expectNoTrace(written.join("\n")));

  test("is not in what the trail says of a look: who, when and why are", async () => {
    const entries = await database().auditEntry.findMany({
      where: { event: "result.revealed", subjectId: id },
    });
    expect(entries.length).toBeGreaterThan(1);
    expectNoTrace(JSON.stringify(entries, (_key, value) => (typeof value === "bigint" ? `${value}` : value)));
  });

  test("is not in what a refusal of the vendor's echoes", async () => {
    vendor.answers.Initialize = (call, res) =>
      refuse(400, `InvalidParameter ${call.parameters.MerchantUserId} ${MERCHANT_USER}`)(call, res);
    const sent = startInput(credential, {
      MerchantUserId: MERCHANT_USER,
      MetaInfo: META_INFO,
      hashMerchantUserId: false,
    });
    expectNoTrace(JSON.stringify(await startTransaction(operator, sent, "en")));
    expectNoTrace(await dump());
  });

  test("is gone after an erasure, device and hash included", async () => {
    vendor.answers.DeleteVerifyResult = deleted("Y");
    const before = await database().transaction.findUniqueOrThrow({
      where: { id },
      select: { merchantUserHash: true },
    });
    await eraseResult(admin, id, "they asked for it");
    const rows = await pool().query('SELECT t::text FROM "transaction" t WHERE id = $1', [id]);
    const left = JSON.stringify(rows.rows);
    for (const trace of [before.merchantUserHash, "canary device"]) expect(left).not.toContain(trace);
    expect((await pool().query("SELECT FROM pg_largeobject_metadata")).rowCount).toBe(0);
    await expect(revealDetails(auditor, id, "too late")).rejects.toMatchObject({ code: "not-found" });
  });
});
