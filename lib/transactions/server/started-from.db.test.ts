import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import { savePreset } from "@/lib/presets/server/save-preset";
import { recordTooLarge } from "@/lib/transactions/server/check-started-from";
import { lookUpMetaInfo } from "@/lib/transactions/server/look-up-meta-info";
import { hashMetaInfo } from "@/lib/transactions/server/merchant-user";
import { preflightCallback } from "@/lib/transactions/server/preflight-callback";
import { readPair } from "@/lib/transactions/server/read-pair";
import { readThread } from "@/lib/transactions/server/read-thread";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import { accept, startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import { strictPreset } from "@/lib/transactions/testing/presets";
import { addCredential, addPerson, eventsOf, refusalsOf, startInput } from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const [operator, other, admin] = [await addPerson(), await addPerson(), await addPerson("admin")];
const sandbox = await addCredential("sandbox", vendor.origin);
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.calls.length = 0;
  vendor.answers.Initialize = (call, res) => accept()(call, res);
});

/** Refused, nothing sent, nothing stored. */
async function refused(by: typeof operator, input: ReturnType<typeof startInput>) {
  const outcome = await startTransaction(by, input, "en").catch((problem: unknown) => problem);
  expect(vendor.calls).toEqual([]);
  expect(await database().transaction.count({ where: { submissionId: input.submissionId } })).toBe(0);
  return outcome;
}

test("a transaction remembers its preset's version, what it repeats, and a keyed hash of its MetaInfo", async () => {
  const { versionId } = await savePreset(operator, strictPreset());
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

describe("is refused, on record, with nothing sent:", () => {
  test("a locked field that was changed, unless an admin sends", async () => {
    const { id, versionId } = await savePreset(admin, strictPreset({ locked: ["IdThreshold"] }));
    const forged = { ...startInput(sandbox, { IdThreshold: "0" }), presetVersionId: versionId };
    expect(await refused(operator, forged)).toMatchObject({
      code: "not-allowed",
      fieldErrors: { "draft.IdThreshold": "presets.problems.lockedField" },
    });
    expect(await refusalsOf(id)).toEqual([{ reason: "locked-field", fields: ["IdThreshold"] }]);
    expect(await startTransaction(admin, forged, "en")).toMatchObject({ state: "pending" });
  });

  test("a preset of somebody else's own, and one that is not there", async () => {
    const { versionId } = await savePreset(other, strictPreset({ shared: false }));
    for (const presetVersionId of [versionId, newId()]) {
      expect(await refused(operator, { ...startInput(sandbox), presetVersionId })).toMatchObject({
        code: "conflict",
      });
      expect(await refusalsOf(presetVersionId)).toEqual([{ reason: "unknown-preset" }]);
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
    expect(await refusalsOf(nothing)).toHaveLength(2);
  });

  test("a call that was too large to be read", async () => {
    const sender = await addPerson();
    await recordTooLarge(sender);
    expect(await refusalsOf(sender.actor.personId)).toEqual([{ reason: "too-large" }]);
  });

  test("a credential that was retired since the form was opened", async () => {
    const retired = await addCredential("sandbox", vendor.origin);
    await database().credential.update({ where: { id: retired }, data: { retiredAt: new Date() } });
    expect(await refused(operator, startInput(retired))).toMatchObject({ code: "conflict" });
    expect(await refusalsOf(retired)).toEqual([{ reason: "retired-credential" }]);
  });
});

test("a thread names the preset, what was repeated and what repeats it", async () => {
  const { versionId } = await savePreset(operator, strictPreset());
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

test("a MetaInfo that was sent is recognised, another one is not", async () => {
  const MetaInfo = `{"deviceType":"web","n":"${newId()}"}`;
  expect(await lookUpMetaInfo(MetaInfo)).toEqual({ usedAt: null });
  const { id } = await startTransaction(operator, startInput(sandbox, { MetaInfo }), "en");
  const { createdAt } = await database().transaction.findUniqueOrThrow({ where: { id } });
  expect(await lookUpMetaInfo(MetaInfo)).toEqual({ usedAt: createdAt.toISOString() });
});
