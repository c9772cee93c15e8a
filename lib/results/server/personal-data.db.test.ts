import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/audit/server/verify-chain";
import { AppError } from "@/lib/kernel/errors";
import { database, pool } from "@/lib/platform/server/db";
import { seal } from "@/lib/platform/server/seal";
import { confirmResult } from "@/lib/results/server/confirm-result";
import { eraseResult } from "@/lib/results/server/erase-result";
import { readChecks } from "@/lib/results/server/read-checks";
import { readPersonalData } from "@/lib/results/server/read-personal-data";
import { revealDetails, revealImage } from "@/lib/results/server/reveal";
import { REAL } from "@/lib/results/server/surroundings";
import { writeVerifyLog } from "@/lib/results/server/write-verify-log";
import { deliver } from "@/lib/results/testing/deliver";
import { changeSettings } from "@/lib/settings/server/settings-store";
import { deleted, hangUp, refuse, startFakeVendor, verdict } from "@/lib/transactions/testing/fake-vendor";
import {
  addCredential,
  addPerson,
  addTransaction,
  eventsOf,
  goodQuery,
  rowOf,
} from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const admin = await addPerson("admin");
const auditor = await addPerson("auditor");
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.calls.length = 0;
  vendor.answers.DeleteVerifyResult = deleted("Y");
});
afterEach(() => changeSettings(admin, { "images.kept": false }));

const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(3_000, 3)]);
const ext = { ocrIdInfo: { englishName: "LI SI", idNumber: "H11111112" }, idImage: PNG.toString("base64") };

/** A transaction that passed, with its document and, when they are kept, its picture. */
async function settled() {
  vendor.answers.CheckResult = verdict({ Passed: "Y", SubCode: "200", ExtIdInfo: JSON.stringify(ext) });
  const { id, transactionId } = await addTransaction(operator, sandbox, {
    parameters: { DocType: "01000000", MetaInfo: '{"deviceModel":"canary"}' },
    protocolSealed: seal("protocol", "x"),
  });
  await confirmResult(operator, id, "person");
  return { id, transactionId };
}

const objects = async () =>
  Number((await pool().query("SELECT count(*) FROM pg_largeobject_metadata")).rows[0].count);
const asking = () => vendor.calls.filter(({ action }) => action === "CheckResult").at(-1)?.parameters;
const deleting = () => vendor.calls.filter(({ action }) => action === "DeleteVerifyResult");

describe("pictures", () => {
  test("are neither asked for nor kept unless an admin wants them, even when they come", async () => {
    const { id } = await settled();
    expect(asking()).not.toHaveProperty("IsReturnImage");
    expect((await readPersonalData(admin.actor, id)).images).toEqual([]);
    expect(await objects()).toBe(0);
    const { groups } = await revealDetails(auditor, id, "a look");
    expect(JSON.stringify(groups)).toContain("not kept]");
  });

  test("are asked for and kept sealed outside of rows once they are wanted", async () => {
    await changeSettings(admin, { "images.kept": true });
    const { id } = await settled();
    expect(asking()).toMatchObject({ IsReturnImage: "Y" });
    const [image] = (await readPersonalData(admin.actor, id)).images;
    expect(image).toMatchObject({ name: "ExtIdInfo.idImage", mediaType: "image/png", bytes: PNG.length });
    const { rows } = await pool().query<{ data: Buffer }>(
      "SELECT lo_get(large_object) AS data FROM result_image",
    );
    expect(rows[0]?.data.includes(PNG.subarray(8, 40))).toBe(false);
    const shown = await revealImage(auditor, image?.id ?? "", "is it sharp enough");
    expect(Buffer.from(shown.base64, "base64").equals(PNG)).toBe(true);
    expect((await eventsOf(id)).at(-1)).toBe("result.revealed");
  });

  test("are not kept when their check is not", async () => {
    await changeSettings(admin, { "images.kept": true });
    const before = await objects();
    const { id } = await addTransaction(operator, sandbox, { state: "failed" });
    await expect(confirmResult(operator, id, "person")).rejects.toMatchObject({ code: "already-done" });
    expect(await objects()).toBe(before);
  });
});

describe("a look", () => {
  test("shows everybody masked values, and hands out raw ones only after it is written down", async () => {
    const { id } = await settled();
    const { details, looks } = await readPersonalData(operator.actor, id);
    expect(JSON.stringify(details)).not.toMatch(/LI SI|H1111/);
    expect(details).toMatchObject({
      kind: "held",
      groups: [{ fields: [{ shown: "L••• S•••" }, { shown: "•••12" }] }, {}],
    });
    expect(looks).toBeNull();
    const { groups } = await revealDetails(auditor, id, "complaint 4711");
    expect(groups[0]?.fields[0]).toMatchObject({ path: "englishName", value: "LI SI" });
    expect((await readPersonalData(auditor.actor, id)).looks).toEqual([
      { at: expect.any(String), by: auditor.label, what: "details", reason: "complaint 4711" },
    ]);
  });
});

describe("an erasure", () => {
  test("leaves ids, states, codes and times, and nothing of the person, here or at the vendor", async () => {
    await changeSettings(admin, { "images.kept": true });
    const before = await objects();
    const { id, transactionId } = await settled();
    await deliver(id, `${goodQuery(transactionId)}&name=LI+SI&passed=LI+SI`);
    await writeVerifyLog(operator, {
      id: randomUUID(),
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
      result: '{"device":"LI SI"}',
    });
    expect(await eraseResult(admin, id, "the person asked for it")).toEqual({ vendor: "confirmed" });
    expect(deleting()).toEqual([
      { action: "DeleteVerifyResult", parameters: { TransactionId: transactionId, DeleteType: "All" } },
    ]);
    const row = await rowOf(id);
    expect(row).toMatchObject({
      state: "passed",
      passed: "Y",
      subCode: "200",
      transactionId,
      protocolSealed: null,
      merchantUserHash: "[erased]",
      parameters: { DocType: "01000000" },
      metaInfoSealed: null,
      metaInfoErasedAt: row.erasedAt,
      erasedAt: expect.any(Date),
    });
    expect(await objects()).toBe(before);
    const { rows } = await pool().query(
      "SELECT fields, headers, source, erased_at FROM callback_delivery WHERE transaction_id = $1",
      [id],
    );
    expect(rows).toEqual([
      {
        fields: {
          cut: false,
          pairs: [
            ["transactionId", transactionId],
            ["passed", "Y"],
            ["subCode", "200"],
            ["callbackToken", expect.stringMatching(/^sha256:/)],
            ["passed", "[erased]"],
          ],
        },
        headers: null,
        source: null,
        erased_at: expect.any(Date),
      },
    ]);
    expect(
      await database().verifyLog.findFirst({ where: { transactionId: id }, omit: { resultSealed: false } }),
    ).toMatchObject({ verifyStatus: "0", resultSealed: null });
    const { details, images, erasure, retained } = await readPersonalData(admin.actor, id);
    // What was erased on demand was not erased by retention.
    expect(retained).toEqual([]);
    expect(details).toMatchObject({ kind: "erased" });
    expect(images).toMatchObject([{ erased: true }]);
    expect(erasure).toMatchObject({
      askedBy: admin.label,
      reason: "the person asked for it",
      vendor: { code: "200", erasedAt: expect.any(String) },
    });
    expect(await readChecks(id)).toMatchObject([{ reading: "passed", hasDetails: true }]);
    expect((await eventsOf(id)).slice(-2)).toEqual(["result.erased", "result.erased-at-vendor"]);
    expect(await verifyChain()).toMatchObject({ intact: true });
    await expect(revealDetails(auditor, id, "too late")).rejects.toMatchObject({ code: "not-found" });
    await expect(revealImage(auditor, images[0]?.id ?? "", "too late")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(eraseResult(admin, id, "once more")).rejects.toMatchObject({ code: "already-done" });
  });

  test.each([
    ["pending", {}],
    ["requested", { state: "requested" as const }],
    ["unknown and not given up", { state: "unknown" as const, transactionId: null }],
  ])("of one that is %s is refused, and nothing happens to it", async (_name, over) => {
    const { id } = await addTransaction(operator, sandbox, over);
    await expect(eraseResult(admin, id, "a reason")).rejects.toMatchObject({
      code: "conflict",
      messageKey: "personal.problems.notErasable",
    });
    expect((await rowOf(id)).erasedAt).toBeNull();
    expect(await eventsOf(id)).toEqual([]);
    expect(deleting()).toEqual([]);
  });

  test("of one without a TransactionId has nothing to ask the vendor for", async () => {
    const { id } = await addTransaction(operator, sandbox, {
      state: "unknown",
      transactionId: null,
      closedAt: new Date(),
    });
    expect(await eraseResult(admin, id, "a reason")).toEqual({ vendor: "nothing-there" });
    const { erasure, erasures } = await readPersonalData(admin.actor, id);
    expect([erasure?.vendor, erasures[0]?.vendor]).toEqual([null, null]);
    expect(deleting()).toEqual([]);
  });

  test.each([
    ["refuses", refuse(400, "TransactionIdInvalid"), "TransactionIdInvalid"],
    ["stays silent", hangUp, "connection-reset"],
    ["says that nothing was deleted", deleted("N"), "200"],
  ])("that the vendor does not confirm because it %s can be asked for again", async (_name, answer, code) => {
    const { id } = await settled();
    vendor.answers.DeleteVerifyResult = answer;
    expect(await eraseResult(admin, id, "a reason")).toEqual({ vendor: "not-confirmed" });
    const { erasure } = await readPersonalData(admin.actor, id);
    expect(erasure?.vendor).toMatchObject({ code, erasedAt: null });
    vendor.answers.DeleteVerifyResult = deleted("Y");
    expect(await eraseResult(admin, id, "a reason, again")).toEqual({ vendor: "confirmed" });
    const { erasure: again, erasures } = await readPersonalData(admin.actor, id);
    expect(erasures).toMatchObject([
      { askedBy: admin.label, reason: "a reason", vendor: { outcome: "not-confirmed", code } },
      { reason: "a reason, again", vendor: { outcome: "confirmed", at: again?.vendor?.erasedAt } },
    ]);
    expect(again).toMatchObject({ erasedAt: erasure?.erasedAt, vendor: { erasedAt: expect.any(String) } });
  });

  test("whose call is held back is done here all the same, and the vendor is asked later", async () => {
    const { id } = await settled();
    const call = () => Promise.reject(new AppError("unavailable", "unavailable"));
    expect(await eraseResult(admin, id, "a reason", { ...REAL, call })).toEqual({ vendor: "not-asked" });
    const { erasure, erasures } = await readPersonalData(admin.actor, id);
    expect(erasure?.vendor).toMatchObject({ code: null, askedAt: null });
    expect(erasures).toMatchObject([{ at: erasure?.erasedAt, vendor: { outcome: "not-asked" } }]);
    expect(await eraseResult(admin, id, "a reason")).toEqual({ vendor: "confirmed" });
  });

  test("is final: what a check that was under way brings afterwards is not kept", async () => {
    await changeSettings(admin, { "images.kept": true });
    const before = await objects();
    const { id, transactionId } = await addTransaction(operator, sandbox, { state: "passed" });
    vendor.answers.CheckResult = async (call, res) => {
      await eraseResult(admin, id, "while the answer is on its way");
      await verdict({ Passed: "Y", SubCode: "200", ExtIdInfo: JSON.stringify(ext) })(call, res);
    };
    await confirmResult(operator, id, "before-deletion");
    expect(transactionId).toBeTruthy();
    expect(await objects()).toBe(before);
    expect((await readPersonalData(admin.actor, id)).details).toBeNull();
  });

  test("many at once erase once, and unlink each picture once", async () => {
    await changeSettings(admin, { "images.kept": true });
    const before = await objects();
    const { id } = await settled();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => eraseResult(admin, id, "all at once")),
    );
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "already-done" });
    }
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await objects()).toBe(before);
    expect(await verifyChain()).toMatchObject({ intact: true });
  });

  test("does not fail over a picture whose large object a restore has left behind", async () => {
    await changeSettings(admin, { "images.kept": true });
    const { id } = await settled();
    await pool().query("SELECT lo_unlink(large_object) FROM result_image WHERE transaction_id = $1", [id]);
    expect(await eraseResult(admin, id, "a reason")).toEqual({ vendor: "confirmed" });
  });
});
