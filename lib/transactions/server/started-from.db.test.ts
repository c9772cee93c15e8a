import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { newMerchantBizId } from "@/lib/initialize/draft";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { listPresets } from "@/lib/presets/server/list-presets";
import { archivePreset, savePreset } from "@/lib/presets/server/save-preset";
import type { PresetField } from "@/lib/presets/values";
import { lookUpMetaInfo } from "@/lib/transactions/server/look-up-meta-info";
import { hashMetaInfo } from "@/lib/transactions/server/merchant-user";
import { preflightCallback } from "@/lib/transactions/server/preflight-callback";
import { readPair } from "@/lib/transactions/server/read-pair";
import { readThread } from "@/lib/transactions/server/read-thread";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import { readStartingPoint } from "@/lib/transactions/server/starting-point";
import { NOWHERE } from "@/lib/transactions/starting-point";
import { accept, startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson, eventsOf, startInput } from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const [operator, other, admin] = [await addPerson(), await addPerson(), await addPerson("admin")];
const sandbox = await addCredential("sandbox", vendor.origin);
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.calls.length = 0;
  vendor.answers.Initialize = (call, res) => accept()(call, res);
});

const strict = (changed = {}) => ({
  id: null,
  name: "Strict",
  shared: true,
  note: "",
  values: { IdThreshold: "1" as const },
  locked: [] as PresetField[],
  ...changed,
});

async function refusals(subjectId: string) {
  const where = { subjectId, event: "transaction.not-started" };
  return (await database().auditEntry.findMany({ where })).map(({ data }) => data);
}

/** Refused, nothing sent, nothing stored. */
async function refused(by: typeof operator, input: ReturnType<typeof startInput>) {
  const outcome = await startTransaction(by, input, "en").catch((problem: unknown) => problem);
  expect(vendor.calls).toEqual([]);
  expect(await database().transaction.count({ where: { submissionId: input.submissionId } })).toBe(0);
  return outcome;
}

test("a transaction remembers its preset's version, what it repeats, and a keyed hash of its MetaInfo", async () => {
  const { versionId } = await savePreset(operator, strict());
  const first = await startTransaction(operator, startInput(sandbox), "en");
  const input = {
    ...startInput(sandbox, { IdThreshold: "1" }),
    presetVersionId: versionId,
    rerunOfId: first.id,
  };
  const { id } = await startTransaction(other, input, "en");
  const row = await database().transaction.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ presetVersionId: versionId, rerunOfId: first.id, pairingId: null });
  expect(row.metaInfoHash).toEqual(await hashMetaInfo(input.draft.MetaInfo));
  expect(await eventsOf(id)).toEqual(["transaction.requested", "transaction.answered"]);
});

test("a repetition reaches the same person by the hash that was sent, and nobody else's hash passes for one", async () => {
  const first = await startTransaction(operator, startInput(sandbox, { MerchantUserId: "somebody" }), "en");
  const { merchantUserHash } = await database().transaction.findUniqueOrThrow({ where: { id: first.id } });
  const byHash = () => startInput(sandbox, { MerchantUserId: merchantUserHash, hashMerchantUserId: false });
  const again = await startTransaction(operator, { ...byHash(), rerunOfId: first.id }, "en");
  const stranger = await startTransaction(operator, byHash(), "en");
  const hashes = await database().transaction.findMany({
    where: { id: { in: [again.id, stranger.id] } },
    select: { id: true, merchantUserHash: true, merchantUserHashed: true },
    orderBy: { createdAt: "asc" },
  });
  expect(hashes[0]).toEqual({ id: again.id, merchantUserHash, merchantUserHashed: true });
  expect(hashes[1]?.merchantUserHash).not.toBe(merchantUserHash);
});

test("a form begins from what its address names, and from nothing that is not there", async () => {
  const first = await startTransaction(operator, startInput(sandbox, { IdSpoof: "Y" }), "en");
  const { id } = await savePreset(operator, strict());
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
  const recorded = (await refusals(operator.actor.personId)).map((data) => JSON.stringify(data));
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
    const { id: presetId, versionId } = await savePreset(operator, strict());
    const first = await from(versionId, { IdThreshold: "1" });
    await savePreset(operator, { ...strict({ values: { IdThreshold: "2" as const } }), id: presetId });
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
    const { id, versionId } = await savePreset(operator, strict());
    const first = await from(versionId, { IdThreshold: "1", IdSpoof: "N" });
    await savePreset(admin, { ...strict({ values: { IdSpoof: "Y" as const }, locked: ["IdSpoof"] }), id });
    expect((await begin(operator, first)).presetVersion).toMatchObject({ versionId, fits: false });
    expect((await begin(admin, first)).presetVersion).toMatchObject({ versionId, fits: true });
  });

  test("fits a lock on hashing when the person is named by the hash that was sent for them", async () => {
    const locked: PresetField[] = ["hashMerchantUserId"];
    const hashing = strict({ values: { hashMerchantUserId: true }, locked });
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
    expect(await refused(operator, raw)).toMatchObject({ code: "not-allowed" });
  });

  test("forgets a preset that is not this person's, or was archived", async () => {
    const own = await savePreset(operator, strict({ shared: false }));
    const gone = await savePreset(operator, strict());
    const [private_, archived] = [
      await from(own.versionId, { IdThreshold: "1" }),
      await from(gone.versionId),
    ];
    await archivePreset(operator, gone.id);
    expect((await begin(other, private_)).presetVersion).toBeNull();
    expect((await begin(operator, archived)).presetVersion).toBeNull();
  });
});

describe("is refused, on record, with nothing sent:", () => {
  test("a locked field that was changed, unless an admin sends", async () => {
    const { id, versionId } = await savePreset(admin, strict({ locked: ["IdThreshold"] }));
    const forged = { ...startInput(sandbox, { IdThreshold: "0" }), presetVersionId: versionId };
    expect(await refused(operator, forged)).toMatchObject({
      code: "not-allowed",
      fieldErrors: { "draft.IdThreshold": "presets.problems.lockedField" },
    });
    expect(await refusals(id)).toEqual([{ reason: "locked-field", fields: ["IdThreshold"] }]);
    expect(await startTransaction(admin, forged, "en")).toMatchObject({ state: "pending" });
  });

  test("a preset of somebody else's own, and one that is not there", async () => {
    const { versionId } = await savePreset(other, strict({ shared: false }));
    for (const presetVersionId of [versionId, newId()]) {
      expect(await refused(operator, { ...startInput(sandbox), presetVersionId })).toMatchObject({
        code: "conflict",
      });
      expect(await refusals(presetVersionId)).toEqual([{ reason: "unknown-preset" }]);
    }
  });

  test("the repetition of what is not there, and a phone that is not paired", async () => {
    const nothing = newId();
    expect(await refused(operator, { ...startInput(sandbox), rerunOfId: nothing })).toMatchObject({
      code: "conflict",
    });
    expect(await refused(operator, { ...startInput(sandbox), pairingId: nothing })).toMatchObject({
      code: "conflict",
    });
    expect(await refusals(nothing)).toHaveLength(2);
  });

  test("a credential that was retired since the form was opened", async () => {
    const retired = await addCredential("sandbox", vendor.origin);
    await database().credential.update({ where: { id: retired }, data: { retiredAt: new Date() } });
    expect(await refused(operator, startInput(retired))).toMatchObject({ code: "conflict" });
    expect(await refusals(retired)).toEqual([{ reason: "retired-credential" }]);
  });
});

test("a thread names the preset, what was repeated and what repeats it", async () => {
  const { versionId } = await savePreset(operator, strict());
  const first = await startTransaction(
    operator,
    { ...startInput(sandbox), presetVersionId: versionId },
    "en",
  );
  const again = [];
  for (const _ of "ab") {
    again.push(await startTransaction(other, { ...startInput(sandbox), rerunOfId: first.id }, "en"));
  }
  const thread = await readThread(first.id);
  expect(thread.preset).toMatchObject({ name: "Strict", version: 1 });
  expect(thread.rerunOf).toBeNull();
  expect(thread.reruns.map(({ id }) => id)).toEqual(again.map(({ id }) => id));
  expect(await readThread(again[0]?.id ?? "")).toMatchObject({
    preset: null,
    rerunOf: { id: first.id },
    reruns: [],
  });
  const pair = await readPair(other.actor, { a: first.id, b: again[0]?.id });
  expect([pair?.left.id, pair?.right.id]).toEqual([first.id, again[0]?.id]);
  expect(await readPair(other.actor, { a: first.id, b: newId() })).toBeNull();
  expect(await readPair(other.actor, { a: [first.id], b: first.id })).toBeNull();
  await expect(readPair(null, { a: first.id, b: first.id })).rejects.toMatchObject({ code: "not-signed-in" });
});

describe("an own callback address", () => {
  const settings = (answers: Record<string, string[]>) => ({
    resolve: async (name: string) => answers[name] ?? [],
    permitted: [vendor.origin],
    proxy: undefined,
    connectMs: 500,
    headersMs: 500,
    totalMs: 1_000,
  });

  test("is asked once, and only where the network of the console is not in danger", async () => {
    const { actor } = await addPerson();
    const verdict = await preflightCallback(actor, `${vendor.origin}/hook`, settings({}));
    expect(verdict).toMatchObject({ kind: "reachable", status: 200 });
    expect(
      await preflightCallback(
        actor,
        "https://rebound.example.org/",
        settings({ "rebound.example.org": ["10.0.0.7"] }),
      ),
    ).toMatchObject({
      kind: "unreachable",
      problem: "not-public",
    });
    await expect(preflightCallback(actor, "https://a.example.org/", settings({}))).rejects.toMatchObject({
      code: "too-many-requests",
    });
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

test("a MetaInfo that was sent is recognised, another one is not", async () => {
  const MetaInfo = `{"deviceType":"web","n":"${newId()}"}`;
  expect(await lookUpMetaInfo(MetaInfo)).toEqual({ usedAt: null });
  const { id } = await startTransaction(operator, startInput(sandbox, { MetaInfo }), "en");
  const { createdAt } = await database().transaction.findUniqueOrThrow({ where: { id } });
  expect(await lookUpMetaInfo(MetaInfo)).toEqual({ usedAt: createdAt.toISOString() });
});
