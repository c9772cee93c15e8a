import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import type { ChangedBy } from "@/lib/audit/changed-by";
import { verifyChain } from "@/lib/audit/server/verify-chain";
import { database } from "@/lib/platform/server/db";
import { forgetOnce } from "@/lib/platform/server/once";
import { changeSettings, readSetting, readSettings } from "@/lib/settings/server/settings-store";
import { SETTING_KEYS, SETTINGS, type Settings } from "@/lib/settings/settings";

const by: ChangedBy = { actor: null, label: "a test", requestId: randomUUID() };
const entries = () =>
  database().auditEntry.findMany({
    where: { event: "setting.changed" },
    orderBy: { seq: "asc" },
    select: { subjectId: true, data: true },
  });

afterEach(async () => {
  await database().setting.deleteMany();
  forgetOnce("settings");
});

test("nothing is set at first, and the presets count; pictures are not among what is kept", async () => {
  const presets = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].preset]));
  expect(await readSettings()).toEqual(presets);
  expect(await readSetting("images.kept")).toBe(false);
});

test("a change counts at once, and the trail says from what to what", async () => {
  const before = (await entries()).length;
  expect(await changeSettings(by, { "images.kept": true, "retention.details": 7 })).toBe(true);
  expect(await readSettings()).toMatchObject({ "images.kept": true, "retention.details": 7 });
  expect(await changeSettings(by, { "images.kept": true, "retention.details": 8 })).toBe(true);
  expect((await entries()).slice(before)).toEqual([
    { subjectId: "images.kept", data: { key: "images.kept", from: "false", to: "true" } },
    { subjectId: "retention.details", data: { key: "retention.details", from: "90", to: "7" } },
    { subjectId: "retention.details", data: { key: "retention.details", from: "7", to: "8" } },
  ]);
  expect(await verifyChain()).toMatchObject({ intact: true });
});

test("what is set already changes nothing and leaves no entry", async () => {
  const before = (await entries()).length;
  expect(await changeSettings(by, { "images.kept": false })).toBe(false);
  expect(await entries()).toHaveLength(before);
});

test.each([
  ["a day too few", { "retention.deliveries": 30 }],
  ["half a day", { "retention.details": 1.5 }],
  ["a text", { "images.kept": "yes" }],
])("%s is not taken", async (_name, wanted) => {
  await expect(changeSettings(by, wanted as Partial<Settings>)).rejects.toThrow();
  expect(await database().setting.count()).toBe(0);
});

test("of two who change one setting at once one is told, and nothing of theirs is half done", async () => {
  const outcomes = await Promise.allSettled(
    [11, 12, 13, 14].map((days) =>
      changeSettings(by, { "images.kept": true, "retention.details": days }).then(() => days),
    ),
  );
  const days = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  expect(days.length).toBeGreaterThan(0);
  expect(days).toContain(await readSetting("retention.details"));
  for (const outcome of outcomes) {
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
  }
});

test("a stored value that no longer fits counts as not set, and can be changed", async () => {
  await database().setting.create({
    data: { key: "retention.images", value: "for ever", changedAt: new Date() },
    select: { key: true },
  });
  expect(await readSetting("retention.images")).toBe(30);
  expect(await changeSettings(by, { "retention.images": 31 })).toBe(true);
  expect(await readSetting("retention.images")).toBe(31);
});
