import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { listPresets } from "@/lib/presets/server/list-presets";
import { archivePreset, savePreset } from "@/lib/presets/server/save-preset";
import type { PresetField } from "@/lib/presets/values";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import { readStartingPoint } from "@/lib/transactions/server/starting-point";
import { NOWHERE } from "@/lib/transactions/starting-point";
import { accept, startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import { strictPreset } from "@/lib/transactions/testing/presets";
import { addCredential, addPerson, refusalsOf, startInput } from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const [operator, other, admin] = [await addPerson(), await addPerson(), await addPerson("admin")];
const sandbox = await addCredential("sandbox", vendor.origin);
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.calls.length = 0;
  vendor.answers.Initialize = (call, res) => accept()(call, res);
});

test("a form begins from what its address names, and from nothing that is not there", async () => {
  const first = await startTransaction(operator, startInput(sandbox, { IdSpoof: "Y" }), "en");
  const { id } = await savePreset(operator, strictPreset());
  const presets = await listPresets(operator.actor);
  const begin = (asked: Record<string, string | string[]>) =>
    readStartingPoint(operator.actor, asked, presets, "fresh1");
  expect(await begin({ again: first.id })).toMatchObject({
    draft: { IdSpoof: "Y", MerchantBizId: "fresh1" },
    rerunOf: { id: first.id, person: "same", device: "same" },
  });
  expect(await begin({ preset: id })).toMatchObject({ presetId: id, missing: null });
  expect(await begin({})).toEqual(NOWHERE);
  expect(await begin({ docType: "00000001" })).toEqual({ ...NOWHERE, docType: "00000001" });
  for (const hostile of [newId(), "<script>", ["a", "b"], "", "x".repeat(5_000)]) {
    expect(await begin({ again: hostile })).toEqual({ ...NOWHERE, missing: "transaction" });
    expect(await begin({ preset: hostile })).toEqual({ ...NOWHERE, missing: "preset" });
    expect(await begin({ docType: hostile })).toEqual({ ...NOWHERE, missing: "docType" });
  }
  const links = ["preset", "transaction", "document"].map((what) => `link-to-unknown-${what}`);
  const recorded = (await refusalsOf(operator.actor.personId)).map((data) => JSON.stringify(data));
  expect(new Set(recorded)).toEqual(new Set(links.map((reason) => JSON.stringify({ reason }))));
  const auditor = await addPerson("auditor");
  await expect(readStartingPoint(auditor.actor, {}, [], "x")).rejects.toMatchObject({ code: "not-allowed" });
});

describe("a repetition of a call that was composed from a preset", () => {
  const begin = async (by: typeof operator, again: string) =>
    readStartingPoint(by.actor, { again }, await listPresets(by.actor), newMerchantBizId());
  const from = async (presetVersionId: string, draft = {}) =>
    (await startTransaction(operator, { ...startInput(sandbox, draft), presetVersionId }, "en")).id;

  test("goes on with that version, also when there is a newer one, and is sent as composed from it", async () => {
    const { id: presetId, versionId } = await savePreset(operator, strictPreset());
    const first = await from(versionId, { IdThreshold: "1" });
    await savePreset(operator, { ...strictPreset({ values: { IdThreshold: "2" as const } }), id: presetId });
    const { draft, presetVersion } = await begin(operator, first);
    expect(presetVersion).toEqual({
      presetId,
      versionId,
      version: 1,
      values: { IdThreshold: "1" },
      locked: [],
      fits: true,
    });
    if (!draft) throw new Error("there is a draft");
    const input = { ...startInput(sandbox), draft, presetVersionId: versionId, rerunOfId: first };
    const { id } = await startTransaction(operator, input, "en");
    expect(await database().transaction.findUniqueOrThrow({ where: { id } })).toMatchObject({
      presetVersionId: versionId,
      rerunOfId: first,
    });
  });

  test("does not fit once something else is locked, but for an admin", async () => {
    const { id, versionId } = await savePreset(operator, strictPreset());
    const first = await from(versionId, { IdThreshold: "1", IdSpoof: "N" });
    await savePreset(admin, {
      ...strictPreset({ values: { IdSpoof: "Y" as const }, locked: ["IdSpoof"] }),
      id,
    });
    expect((await begin(operator, first)).presetVersion).toMatchObject({ versionId, fits: false });
    expect((await begin(admin, first)).presetVersion).toMatchObject({ versionId, fits: true });
    const older = { ...startInput(sandbox, { IdThreshold: "1" }), presetVersionId: versionId };
    await expect(startTransaction(operator, older, "en")).rejects.toMatchObject({ code: "not-allowed" });
  });

  test("fits a lock on hashing when the person is named by the hash that was sent for them", async () => {
    const locked: PresetField[] = ["hashMerchantUserId"];
    const hashing = strictPreset({ values: { hashMerchantUserId: true }, locked });
    const { versionId } = await savePreset(admin, hashing);
    const first = await from(versionId, { MerchantUserId: "somebody" });
    const { draft, presetVersion } = await begin(operator, first);
    expect(draft).toMatchObject({ hashMerchantUserId: false });
    expect(presetVersion).toMatchObject({ fits: true });
    if (!draft) throw new Error("there is a draft");
    const sent = { ...startInput(sandbox), draft, presetVersionId: versionId, rerunOfId: first };
    expect(await startTransaction(operator, sent, "en")).toMatchObject({ state: "pending" });
    vendor.calls.length = 0;
    const raw = { ...startInput(sandbox, { hashMerchantUserId: false }), presetVersionId: versionId };
    await expect(startTransaction(operator, raw, "en")).rejects.toMatchObject({ code: "not-allowed" });
    expect(vendor.calls).toEqual([]);
  });

  test("forgets a preset that is not this person's, or was archived", async () => {
    const own = await savePreset(operator, strictPreset({ shared: false }));
    const gone = await savePreset(operator, strictPreset());
    const [private_, archived] = [
      await from(own.versionId, { IdThreshold: "1" }),
      await from(gone.versionId),
    ];
    await archivePreset(operator, gone.id);
    expect((await begin(other, private_)).presetVersion).toBeNull();
    expect((await begin(operator, archived)).presetVersion).toBeNull();
  });
});

test("a repetition has MetaInfo given afresh, but for nobody's device and for one's own call that was refused", async () => {
  const MetaInfo = '{"deviceType":"ios","deviceModel":"somebody\'s"}';
  const other = await addPerson();
  const begin = async (by: typeof operator, again: string) => {
    const { draft, rerunOf } = await readStartingPoint(by.actor, { again }, [], newMerchantBizId());
    return [draft?.MetaInfo, rerunOf?.device];
  };
  const input = startInput(sandbox);
  const ofSandbox = await startTransaction(operator, input, "en");
  expect(await begin(other, ofSandbox.id)).toEqual([input.draft.MetaInfo, "same"]);
  const real = await startTransaction(operator, startInput(sandbox, { MetaInfo }), "en");
  expect(await begin(operator, real.id)).toEqual(["", "sealed"]);
  const state = { where: { id: real.id }, data: { state: "rejected" as const }, select: { id: true } };
  await database().transaction.update(state);
  expect(await begin(operator, real.id)).toEqual([MetaInfo, "same"]);
  expect(await begin(other, real.id)).toEqual(["", "sealed"]);
});

test("a repetition says what became of the person and the device: sent as typed, by age, on demand", async () => {
  const told = async (again: string) => {
    const { rerunOf } = await readStartingPoint(operator.actor, { again }, [], newMerchantBizId());
    return [rerunOf?.person, rerunOf?.device];
  };
  const MetaInfo = '{"deviceType":"ios"}';
  const [hashed, typed] = [
    await startTransaction(operator, startInput(sandbox, { MetaInfo }), "en"),
    await startTransaction(operator, startInput(sandbox, { MetaInfo, hashMerchantUserId: false }), "en"),
  ];
  expect([await told(hashed.id), await told(typed.id)]).toEqual([
    ["same", "sealed"],
    ["typed", "sealed"],
  ]);
  const where = { id: { in: [hashed.id, typed.id] } };
  await database().transaction.updateMany({
    where,
    data: { metaInfoSealed: null, metaInfoErasedAt: new Date() },
  });
  expect(await told(hashed.id)).toEqual(["same", "erased"]);
  await database().transaction.updateMany({ where, data: { erasedAt: new Date() } });
  expect([await told(hashed.id), await told(typed.id)]).toEqual([
    ["erased", "erased"],
    ["typed", "erased"],
  ]);
});
