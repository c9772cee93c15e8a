import { describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/audit/server/verify-chain";
import type { Actor } from "@/lib/auth/actor-type";
import type { Role } from "@/lib/auth/permissions";
import { defaultDraft } from "@/lib/initialize/draft";
import { newId } from "@/lib/kernel/ids";
import { database } from "@/lib/platform/server/db";
import type { SavePresetInput } from "@/lib/presets/schema";
import { checkPreset } from "@/lib/presets/server/check-preset";
import { listPresets } from "@/lib/presets/server/list-presets";
import { archivePreset, savePreset } from "@/lib/presets/server/save-preset";

async function somebody(role: Role) {
  const personId = newId();
  const email = `${personId}@example.com`;
  await database().person.create({ data: { id: personId, email, name: role, role, passwordHash: "none" } });
  const actor: Actor = { personId, sessionId: newId(), name: role, email, role, mustChangePassword: false };
  return { actor, label: role, requestId: newId() };
}

const [ann, ben, admin] = await Promise.all([somebody("operator"), somebody("operator"), somebody("admin")]);
const preset = (changed: Partial<SavePresetInput> = {}): SavePresetInput => ({
  id: null,
  name: "Passport, strict",
  shared: false,
  note: "",
  values: { IdThreshold: "1", IdSpoof: "Y" },
  locked: [],
  ...changed,
});
const named = async (by: typeof ann, id: string) =>
  (await listPresets(by.actor)).find((each) => each.id === id);

describe("a private preset", () => {
  test("is seen, used, changed and archived by its owner alone", async () => {
    const { id, versionId } = await savePreset(ann, preset());
    expect(await named(ann, id)).toMatchObject({ version: 1, mayChange: true, values: { IdThreshold: "1" } });
    expect(await named(ben, id)).toBeUndefined();
    expect(await named(admin, id)).toBeUndefined();
    expect(await checkPreset(ben.actor, versionId, defaultDraft("a"))).toEqual({ kind: "unknown" });
    await expect(savePreset(ben, preset({ id }))).rejects.toMatchObject({ code: "not-found" });
    await expect(archivePreset(admin, id)).rejects.toMatchObject({ code: "not-found" });
    await archivePreset(ann, id);
    expect(await named(ann, id)).toBeUndefined();
    expect(await database().presetVersion.count({ where: { id: versionId } })).toBe(1);
  });
});

describe("a shared preset", () => {
  test("is used by everybody, changed by its owner and by admins", async () => {
    const { id } = await savePreset(ann, preset({ shared: true }));
    expect(await named(ben, id)).toMatchObject({ mayChange: false });
    await expect(savePreset(ben, preset({ id, shared: true }))).rejects.toMatchObject({
      code: "not-allowed",
    });
    await savePreset(admin, preset({ id, shared: true, name: "Renamed" }));
    expect(await named(ben, id)).toMatchObject({ version: 2, name: "Renamed" });
  });

  test("keeps every version as it was, and two savers at once get two numbers", async () => {
    const first = await savePreset(ann, preset({ shared: true }));
    const saved = await Promise.all(
      ["0", "1", "2"].map((IdThreshold) =>
        savePreset(ann, preset({ id: first.id, values: { IdThreshold: IdThreshold as "0" } })),
      ),
    );
    expect(saved.map(({ version }) => version).toSorted()).toEqual([2, 3, 4]);
    const stored = await database().presetVersion.findUniqueOrThrow({ where: { id: first.versionId } });
    expect(stored.values).toEqual({ IdThreshold: "1", IdSpoof: "Y" });
  });
});

describe("locks", () => {
  const locked = preset({ shared: true, locked: ["IdThreshold"] });

  test("are set and loosened by admins only", async () => {
    await expect(savePreset(ann, locked)).rejects.toMatchObject({ code: "not-allowed" });
    const { id } = await savePreset(admin, locked);
    expect(await named(ann, id)).toMatchObject({ locked: ["IdThreshold"], mayChange: false });
  });

  test("stay, with their values, when an owner who is no admin saves a new version", async () => {
    const { id } = await savePreset(ann, preset({ shared: true }));
    await savePreset(admin, { ...locked, id });
    const attempt = (changed: Partial<SavePresetInput>) => savePreset(ann, { ...locked, id, ...changed });
    await expect(attempt({ locked: [] })).rejects.toMatchObject({ code: "not-allowed" });
    await expect(attempt({ values: { IdThreshold: "2" } })).rejects.toMatchObject({ code: "not-allowed" });
    await expect(attempt({ values: {} })).rejects.toMatchObject({ code: "not-allowed" });
    expect(await attempt({ values: { IdThreshold: "1", DocScanMode: "auto" } })).toMatchObject({
      version: 3,
    });
  });

  test("hold the draft of everybody but an admin", async () => {
    const { id, versionId } = await savePreset(admin, locked);
    const draft = (IdThreshold: "0" | "1") => ({ ...defaultDraft("a"), IdThreshold });
    expect(await checkPreset(ann.actor, versionId, draft("1"))).toEqual({ kind: "fits", presetId: id });
    const verdict = await checkPreset(ann.actor, versionId, draft("0"));
    expect(verdict).toEqual({ kind: "locked", presetId: id, fields: ["IdThreshold"] });
    expect(await checkPreset(admin.actor, versionId, draft("0"))).toMatchObject({ kind: "fits" });
  });
});

test("an older version that locked nothing is no way round a lock", async () => {
  const { id, versionId } = await savePreset(ann, preset({ shared: true }));
  await savePreset(admin, preset({ id, shared: true, locked: ["IdThreshold"] }));
  const verdict = await checkPreset(ben.actor, versionId, { ...defaultDraft("a"), IdThreshold: "0" });
  expect(verdict).toEqual({ kind: "locked", presetId: id, fields: ["IdThreshold"] });
});

test("every change is in the trail, which stays whole", async () => {
  const { id } = await savePreset(ann, preset({ shared: true }));
  await archivePreset(ann, id);
  const where = { subjectType: "preset", subjectId: id };
  const entries = await database().auditEntry.findMany({ where, orderBy: { seq: "asc" } });
  expect(entries.map(({ event }) => event)).toEqual(["preset.saved", "preset.archived"]);
  expect(await verifyChain()).toMatchObject({ intact: true });
});
