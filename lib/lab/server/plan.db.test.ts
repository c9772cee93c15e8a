import { afterAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { advance } from "@/lib/lab/server/advance";
import { exportResults } from "@/lib/lab/server/export-results";
import { LAB_WORK, sweep } from "@/lib/lab/server/lab-work";
import { listExperiments } from "@/lib/lab/server/list-experiments";
import { LAB_QUEUE } from "@/lib/lab/server/look";
import {
  cancelExperiment,
  pauseExperiment,
  resumeExperiment,
  startExperiment,
} from "@/lib/lab/server/move-experiment";
import { planExperiment } from "@/lib/lab/server/plan-experiment";
import { readExperiment } from "@/lib/lab/server/read-experiment";
import { experimentRow, movesOf, runStates, settleAll } from "@/lib/lab/testing/laboratory";
import { CANARY, plan, planInput } from "@/lib/lab/testing/plans";
import { database, pool } from "@/lib/platform/server/db";
import { savePreset } from "@/lib/presets/server/save-preset";
import { playJobs } from "@/lib/results/testing/played-jobs";
import { startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson } from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const jobs = playJobs();
const operator = await addPerson();
const colleague = await addPerson();
const auditor = await addPerson("auditor");
const admin = await addPerson("admin");
const sandbox = await addCredential("sandbox", vendor.origin);
const live = await addCredential("live", vendor.origin);
afterAll(() => vendor.close());
beforeEach(async () => {
  vendor.calls.length = 0;
  jobs.waiting(LAB_QUEUE).clear();
  await pool().query("DELETE FROM call_pace");
});

/** All that the console's tables hold, as one text. */
async function everything(): Promise<string> {
  const [row] = await database().$queryRaw<{ all: string }[]>`
    SELECT concat((SELECT json_agg(e) FROM lab_experiment e), (SELECT json_agg(r) FROM lab_run r),
      (SELECT json_agg(a) FROM audit_entry a), (SELECT json_agg(t.*) FROM "transaction" t)) AS all`;
  return row?.all ?? "";
}

test("a plan tells its calls before anything is sent, and keeps the person sealed", async () => {
  const { id, calls } = await planExperiment(operator, planInput(sandbox, { runsPerCell: 100 }), "en");
  expect(calls).toBe(400);
  expect(await runStates(id)).toEqual({ planned: 400 });
  expect(vendor.calls).toHaveLength(0);
  expect(await experimentRow(id)).toMatchObject({ state: "planned", ownerId: operator.actor.personId });
  const stored = await everything();
  expect(stored).not.toContain(CANARY.MerchantUserId);
  expect(stored).not.toContain(CANARY.device);
  expect(await advance(id)).toBeNull();
  await cancelExperiment(operator, id);
  expect(await experimentRow(id)).toMatchObject({ state: "cancelled", personSealed: null, startedAt: null });
  expect(await runStates(id)).toEqual({ cancelled: 400 });
});

test("the database itself keeps nothing of the person in an experiment that has ended", async () => {
  const id = await plan(operator, sandbox);
  await expect(
    pool().query("UPDATE lab_experiment SET state = 'done' WHERE id = $1", [id]),
  ).rejects.toMatchObject({ constraint: "lab_experiment_forgets_check" });
});

test("a live experiment starts only with the number of its calls, and runs one at a time", async () => {
  const tooMany = planInput(live, { sideBySide: 2, draft: { ...planInput(live).draft, callbackTo: "none" } });
  await expect(planExperiment(operator, tooMany, "en")).rejects.toMatchObject({
    fieldErrors: { sideBySide: "lab.problems.oneDevice" },
  });
  const id = await plan(operator, live, { ...tooMany, sideBySide: 1 });
  for (const confirmed of [null, 7, 9]) {
    await expect(startExperiment(operator, id, confirmed)).rejects.toMatchObject({
      code: "bad-input",
      fieldErrors: { confirmedCalls: "lab.problems.confirmCalls" },
      values: { calls: 8 },
    });
  }
  expect(await experimentRow(id)).toMatchObject({ state: "planned" });
  await startExperiment(operator, id, 8);
  expect(await experimentRow(id)).toMatchObject({ state: "running" });
  await cancelExperiment(operator, id);
  expect(vendor.calls).toHaveLength(0);
});

test.each(["passes", "fails", "by-quality"] as const)(
  "with a live credential, or one that leads elsewhere, no device %s by itself",
  async (device) => {
    const quality = device === "by-quality" ? 50 : null;
    const elsewhere = await addCredential("live", "https://cloudauth-intl.cn-hongkong.aliyuncs.com");
    for (const credential of [live, elsewhere]) {
      const base = planInput(credential, { device, quality, sideBySide: 1 });
      const input = { ...base, draft: { ...base.draft, callbackTo: "none" as const } };
      await expect(planExperiment(operator, input, "en")).rejects.toMatchObject({
        fieldErrors: { device: "lab.problems.sandboxOnly" },
      });
    }
  },
);

test("what the console would refuse later it refuses to plan: a cell, a callback, a lock, a retired credential", async () => {
  const count = await database().labExperiment.count();
  const pages = { parameter: "DocPageConfig" as const, values: ["", "OCR_ID_BACK"] };
  await expect(planExperiment(operator, planInput(sandbox, { axes: [pages] }), "en")).rejects.toMatchObject({
    fieldErrors: { axes: expect.stringContaining("00000001") },
  });
  await expect(planExperiment(operator, planInput(live, { sideBySide: 1 }), "en")).rejects.toMatchObject({
    fieldErrors: { "draft.CallbackUrl": expect.any(String) },
  });
  await expect(planExperiment(operator, planInput(newId()), "en")).rejects.toMatchObject({
    code: "conflict",
  });
  const values = { IdThreshold: "0" as const };
  const locks = {
    id: null,
    name: "Locked",
    shared: true,
    note: "",
    values,
    locked: ["IdThreshold" as const],
  };
  const { versionId: presetVersionId } = await savePreset(admin, locks);
  await expect(planExperiment(operator, planInput(sandbox, { presetVersionId }), "en")).rejects.toMatchObject(
    {
      messageKey: "presets.problems.lockedFields",
    },
  );
  expect(await database().labExperiment.count()).toBe(count);
});

test("the same plan sent twice, at once or later, is one experiment; under somebody else's id it is refused", async () => {
  const input = planInput(sandbox);
  const before = await database().labExperiment.count();
  const both = await Promise.all([1, 2, 3].map(() => planExperiment(operator, input, "en")));
  expect(new Set(both.map(({ id }) => id))).toEqual(new Set([input.id]));
  await startExperiment(operator, input.id, null);
  // The answer was lost, and the credential may be gone by now.
  const again = await planExperiment(operator, { ...input, credentialId: newId() }, "en");
  expect(again).toEqual({ id: input.id, calls: 8 });
  expect(await experimentRow(input.id)).toMatchObject({ state: "running" });
  expect(await runStates(input.id)).toEqual({ planned: 8 });
  expect(await database().labExperiment.count()).toBe(before + 1);
  const planned = await database().auditEntry.count({
    where: { event: "experiment.planned", subjectId: input.id },
  });
  expect(planned).toBe(1);
  await expect(planExperiment(colleague, input, "en")).rejects.toMatchObject({
    messageKey: "lab.problems.taken",
  });
  await cancelExperiment(operator, input.id);
});

test("a preset and its version stand on every call of the experiment, and on its page", async () => {
  const kept = { id: null, name: "Of the lab", shared: false, note: "", locked: [] };
  const { versionId } = await savePreset(operator, { ...kept, values: { SceneCode: "lab" } });
  const id = await plan(operator, sandbox, { presetVersionId: versionId });
  await startExperiment(operator, id, null);
  await advance(id);
  const sent = await database().transaction.findMany({ where: { presetVersionId: versionId } });
  expect(sent).toHaveLength(8);
  const shown = await readExperiment(auditor.actor, id);
  expect(shown?.preset).toMatchObject({ name: "Of the lab", version: 1, versionId });
  await cancelExperiment(operator, id);
});

test("only its owner starts it and lets it go on; whoever may run experiments may stop it", async () => {
  const id = await plan(operator, sandbox);
  await expect(startExperiment(colleague, id, null)).rejects.toMatchObject({ code: "not-allowed" });
  await startExperiment(operator, id, null);
  await expect(startExperiment(operator, id, null)).rejects.toMatchObject({ code: "conflict" });
  await pauseExperiment(colleague, id);
  await expect(pauseExperiment(colleague, id)).rejects.toMatchObject({ code: "conflict" });
  await expect(resumeExperiment(colleague, id)).rejects.toMatchObject({ code: "not-allowed" });
  await resumeExperiment(operator, id);
  await cancelExperiment(colleague, id);
  await expect(cancelExperiment(colleague, id)).rejects.toMatchObject({ code: "conflict" });
  for (const move of [pauseExperiment, cancelExperiment]) {
    await expect(move(operator, newId())).rejects.toMatchObject({ code: "not-found" });
  }
  expect(await movesOf(id)).toHaveLength(4);
});

test("many presses at once start it once", async () => {
  const id = await plan(operator, sandbox);
  const presses = await Promise.allSettled(
    Array.from({ length: 8 }, () => startExperiment(operator, id, null)),
  );
  expect(presses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await movesOf(id)).toEqual(["planned>running"]);
  await cancelExperiment(operator, id);
});

test("a lost look is found within the minute, and looks go on by themselves until the end", async () => {
  const id = await plan(operator, sandbox, { runsPerCell: 1 });
  await startExperiment(operator, id, null);
  expect([...jobs.waiting(LAB_QUEUE).keys()]).toEqual([id]);
  jobs.waiting(LAB_QUEUE).clear();
  await LAB_WORK.run("", {});
  expect([...jobs.waiting(LAB_QUEUE).keys()]).toEqual([id]);
  const look = () => LAB_WORK.run(id, {});
  await look();
  expect(await runStates(id)).toEqual({ pending: 4 });
  jobs.waiting(LAB_QUEUE).clear();
  await look();
  expect([...jobs.waiting(LAB_QUEUE).keys()]).toEqual([id]);
  await settleAll(id);
  jobs.waiting(LAB_QUEUE).clear();
  await look();
  expect(await experimentRow(id)).toMatchObject({ state: "done" });
  expect([...jobs.waiting(LAB_QUEUE).keys()]).toEqual([]);
  await LAB_WORK.run("", {});
  expect([...jobs.waiting(LAB_QUEUE).keys()]).toEqual([]);
});

test("what nobody has touched for a month is cancelled, for it holds what identifies a person", async () => {
  const [old, young] = [await plan(operator, sandbox), await plan(operator, sandbox)];
  await pool().query("UPDATE lab_experiment SET moved_at = now() - interval '29 days' WHERE id = $1", [
    young,
  ]);
  await pool().query("UPDATE lab_experiment SET moved_at = now() - interval '31 days' WHERE id = $1", [old]);
  await sweep(new Date());
  expect(await experimentRow(old)).toMatchObject({ state: "cancelled", personSealed: null });
  expect(await experimentRow(young)).toMatchObject({ state: "planned" });
  expect(await movesOf(old)).toEqual(["planned>cancelled:left-alone"]);
});

test("whoever saves what came out stands in the trail, with the number of lines and nothing of what they say", async () => {
  const id = await plan(operator, sandbox);
  const exportsOf = () =>
    database().auditEntry.findMany({ where: { event: "experiment.exported", subjectId: id } });
  const file = await exportResults(auditor, id, "en");
  expect(file.trimEnd().split("\r\n")).toHaveLength(1 + 4);
  expect(await exportsOf()).toMatchObject([
    { actorId: auditor.actor.personId, subjectType: "experiment", data: { rows: 4 } },
  ]);
  await exportResults(operator, id, "zh");
  expect((await exportsOf()).map(({ actorId }) => actorId).toSorted()).toEqual(
    [auditor.actor.personId, operator.actor.personId].toSorted(),
  );
  await expect(exportResults(auditor, newId(), "en")).rejects.toMatchObject({ code: "not-found" });
  expect(await database().auditEntry.count({ where: { event: "experiment.exported" } })).toBe(2);
  await cancelExperiment(operator, id);
});

test("auditors see all that happened, and nothing of the person", async () => {
  const id = await plan(operator, sandbox, { sideBySide: 2, runsPerCell: 1 });
  await startExperiment(operator, id, null);
  await advance(id);
  await settleAll(id, "failed", "206");
  const seen = await readExperiment(auditor.actor, id);
  expect(seen).toMatchObject({
    state: "running",
    calls: 4,
    owner: { id: operator.actor.personId },
    credential: { id: sandbox, environment: "sandbox" },
    fixed: { DocType: "01000000", DocScanMode: "shoot", callbackTo: "console" },
  });
  expect(seen?.fixed).not.toHaveProperty("IdThreshold");
  expect(seen?.runs.map(({ state }) => state)).toEqual(["started", "started", "planned", "planned"]);
  expect(seen?.runs[0]?.transaction).toMatchObject({ state: "failed", subCode: "206", secondsToResult: 7 });
  expect(JSON.stringify(seen)).not.toContain("canary");
  const [newest] = await listExperiments(auditor.actor);
  expect(newest).toMatchObject({ id, progress: { runs: 4, planned: 2, settled: 2, open: 0 } });
  expect(await readExperiment(auditor.actor, "rubbish")).toBeNull();
  expect(await readExperiment(auditor.actor, newId())).toBeNull();
  await expect(readExperiment(null, id)).rejects.toMatchObject({ code: "not-signed-in" });
  await expect(listExperiments(null)).rejects.toMatchObject({ code: "not-signed-in" });
  await cancelExperiment(operator, id);
});
