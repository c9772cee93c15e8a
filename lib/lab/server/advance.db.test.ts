import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { brokenText } from "@/lib/initialize/rules";
import { advance } from "@/lib/lab/server/advance";
import {
  cancelExperiment,
  pauseExperiment,
  resumeExperiment,
  startExperiment,
} from "@/lib/lab/server/move-experiment";
import { readExperiment } from "@/lib/lab/server/read-experiment";
import { startRun } from "@/lib/lab/server/start-run";
import { findExperiment, readRuns } from "@/lib/lab/server/stored";
import { experimentRow, movesOf, runStates, settleAll } from "@/lib/lab/testing/laboratory";
import { plan } from "@/lib/lab/testing/plans";
import { database, pool } from "@/lib/platform/server/db";
import { giveUpOrphans } from "@/lib/transactions/server/give-up-orphans";
import { accept, hangUp, refuse, startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson, addTransaction } from "@/lib/transactions/testing/world";

vi.mock("next-intl/server", async () => {
  const { createTranslator } = await import("next-intl");
  const { messagesOf } = await import("@/lib/i18n/messages");
  return {
    getLocale: async () => "zh",
    getTranslations: async () => createTranslator({ locale: "zh", messages: messagesOf("zh") }),
  };
});

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);
afterAll(() => vendor.close());
beforeEach(async () => {
  vendor.calls.length = 0;
  vendor.answers.Initialize = (call, res) => accept()(call, res);
  // What one test has sent does not keep the next one waiting.
  await pool().query("DELETE FROM call_pace");
});

const sent = () =>
  vendor.calls.filter(({ action }) => action === "Initialize").map(({ parameters }) => parameters);

async function running(over: Parameters<typeof plan>[2] = {}, by = operator): Promise<string> {
  const id = await plan(by, sandbox, over);
  await startExperiment(by, id, null);
  return id;
}

/** Advances until nothing more is to be done, each round of open transactions coming to its verdict in between. */
async function runOut(id: string): Promise<void> {
  for (let look = 0; look < 20; look += 1) {
    if ((await advance(id)) === null) return;
    await settleAll(id);
  }
  throw new Error("the experiment does not come to an end");
}

test("sends every run once, cell by cell of a round, each with its own MerchantBizId, and forgets the person", async () => {
  const id = await running({ sideBySide: 3 });
  await runOut(id);
  const cells = sent().map(({ IdThreshold, IdSpoof }) => `${IdThreshold}${IdSpoof}`);
  expect(cells).toHaveLength(8);
  expect(new Set(cells.slice(0, 4)).size).toBe(4);
  expect(new Set(cells.slice(4)).size).toBe(4);
  expect(new Set(sent().map(({ MerchantBizId }) => MerchantBizId)).size).toBe(8);
  expect(await runStates(id)).toEqual({ passed: 8 });
  expect(await experimentRow(id)).toMatchObject({
    state: "done",
    personSealed: null,
    endedAt: expect.any(Date),
  });
  expect(await movesOf(id)).toEqual(["planned>running", "running>done"]);
});

test("no more runs are open at once than side by side, and the next one starts when a place is free", async () => {
  const id = await running({ sideBySide: 2 });
  await advance(id);
  await advance(id);
  expect(await runStates(id)).toEqual({ pending: 2, planned: 6 });
  await settleAll(id, "failed", "206");
  await advance(id);
  expect(await runStates(id)).toEqual({ failed: 2, pending: 2, planned: 4 });
});

test("a TransactionId that died keeps no device busy; the experiment ends when its result is known", async () => {
  const id = await running({ sideBySide: 1, runsPerCell: 1 });
  await advance(id);
  await pool().query(
    `UPDATE "transaction" SET deadline = now() - interval '1 second' WHERE state = 'pending'`,
  );
  await advance(id);
  expect(await runStates(id)).toEqual({ pending: 2, planned: 2 });
  await pool().query("UPDATE lab_experiment SET side_by_side = 20 WHERE id = $1", [id]);
  await advance(id);
  expect(await runStates(id)).toEqual({ pending: 4 });
  expect(await advance(id)).toBeInstanceOf(Date);
  expect(await experimentRow(id)).toMatchObject({ state: "running" });
  await settleAll(id);
  expect(await advance(id)).toBeNull();
  expect(await experimentRow(id)).toMatchObject({ state: "done" });
});

test("ten workers at once send each run once and never open more than may be", async () => {
  let open = 0;
  let most = 0;
  vendor.answers.Initialize = async (call, res) => {
    open += 1;
    most = Math.max(most, open);
    await new Promise((resolve) => setImmediate(resolve));
    accept()(call, res);
  };
  const id = await running({ sideBySide: 3 });
  await Promise.all(Array.from({ length: 10 }, () => advance(id)));
  expect(await runStates(id)).toEqual({ pending: 3, planned: 5 });
  expect(sent()).toHaveLength(3);
  expect(most).toBeLessThanOrEqual(3);
  await settleAll(id);
  await Promise.all(Array.from({ length: 10 }, () => advance(id)));
  expect(new Set(sent().map(({ MerchantBizId }) => MerchantBizId)).size).toBe(6);
  expect(sent()).toHaveLength(6);
});

test("an intent whose process died is not sent again, ends as unknown and counts as that", async () => {
  const id = await running({ sideBySide: 1, runsPerCell: 1 });
  const [first] = await readRuns(id);
  const silence = { transactionId: null, deadline: null, answeredAt: null, code: null, httpStatus: null };
  const submissionId = first?.submissionId ?? "";
  await addTransaction(operator, sandbox, { submissionId, state: "requested", ...silence });
  await advance(id);
  expect(sent()).toHaveLength(0);
  await giveUpOrphans(operator, new Date(Date.now() + 121_000));
  await runOut(id);
  expect(sent()).toHaveLength(3);
  expect(await runStates(id)).toEqual({ unknown: 1, passed: 3 });
});

test("a call without an answer counts as unknown, is never sent again and keeps no place", async () => {
  vendor.answers.Initialize = hangUp;
  const id = await running({ sideBySide: 1, runsPerCell: 1 });
  await runOut(id);
  expect(sent()).toHaveLength(4);
  expect(await runStates(id)).toEqual({ unknown: 4 });
  expect(await experimentRow(id)).toMatchObject({ state: "done" });
});

describe("while a call is under way", () => {
  /** Holds the vendor's answer back: `arrived` when it was asked, `answer` lets it go. */
  function hold() {
    let answer = () => {};
    const released = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const arrived = new Promise<void>((resolve) => {
      vendor.answers.Initialize = async (call, res) => {
        resolve();
        await released;
        accept()(call, res);
      };
    });
    return { arrived, answer: () => answer() };
  }

  test("a pause lets it be answered and kept, and sends nothing more until somebody resumes", async () => {
    const { arrived, answer } = hold();
    const id = await running();
    const look = advance(id);
    await arrived;
    await pauseExperiment(operator, id);
    answer();
    expect(await look).toBeNull();
    expect(sent()).toHaveLength(1);
    expect(await runStates(id)).toEqual({ pending: 1, planned: 7 });
    expect(await experimentRow(id)).toMatchObject({ state: "paused", pausedReason: "person" });
    expect((await experimentRow(id)).personSealed).not.toBeNull();
    expect(await advance(id)).toBeNull();
    await resumeExperiment(operator, id);
    await runOut(id);
    expect(sent()).toHaveLength(8);
    expect(await movesOf(id)).toEqual([
      "planned>running",
      "running>paused:person",
      "paused>running",
      "running>done",
    ]);
  });

  test("a cancellation lets it run out, cancels what was not sent and forgets the person at once", async () => {
    const { arrived, answer } = hold();
    const id = await running();
    const look = advance(id);
    await arrived;
    await cancelExperiment(operator, id);
    expect(await experimentRow(id)).toMatchObject({ state: "cancelled", personSealed: null });
    answer();
    await look;
    expect(sent()).toHaveLength(1);
    expect(await runStates(id)).toEqual({ pending: 1, cancelled: 7 });
    expect(await advance(id)).toBeNull();
    await expect(resumeExperiment(operator, id)).rejects.toMatchObject({ code: "conflict" });
  });
});

test.each([
  ["paused", pauseExperiment],
  ["cancelled", cancelExperiment],
] as const)("whoever still believes that an experiment runs sends nothing once it is %s", async (_, stop) => {
  const id = await running();
  const [experiment, [run]] = [await findExperiment(id), await readRuns(id)];
  if (!experiment || !run) throw new Error("nothing was planned");
  await stop(operator, id);
  expect(await startRun(experiment, run, operator.actor)).toEqual({ kind: "stopped" });
  expect(sent()).toHaveLength(0);
  expect(await database().transaction.count({ where: { submissionId: run.submissionId } })).toBe(0);
});

test("while calls are held back nothing is sent, nothing fails, and it goes on from then", async () => {
  const id = await running({ sideBySide: 1, runsPerCell: 1 });
  await advance(id);
  await settleAll(id);
  await pool().query(
    `UPDATE call_pace SET open_code = 'Forbidden.ExceptionRepeatedInvoke', open_until = clock_timestamp() + interval '10 minutes'`,
  );
  const at = await advance(id);
  expect(at?.getTime()).toBeGreaterThan(Date.now() + 9 * 60_000);
  expect(await runStates(id)).toEqual({ passed: 1, planned: 3 });
  expect(await experimentRow(id)).toMatchObject({ state: "running" });
  await pool().query("DELETE FROM call_pace");
  await runOut(id);
  expect(await runStates(id)).toEqual({ passed: 4 });
});

describe("it pauses itself", () => {
  test.each([
    ["owner-disabled", { disabledAt: new Date() }],
    ["owner-not-allowed", { role: "auditor" as const }],
    ["owner-not-allowed", { mustChangePassword: true }],
  ])("%s: nothing is sent in the name of somebody who could not press the button", async (reason, change) => {
    const owner = await addPerson();
    const id = await running({ sideBySide: 1 }, owner);
    await advance(id);
    await settleAll(id);
    const where = { id: owner.actor.personId };
    await database().person.update({ where, data: change, select: { id: true } });
    expect(await advance(id)).toBeNull();
    expect(sent()).toHaveLength(1);
    expect(await experimentRow(id)).toMatchObject({ state: "paused", pausedReason: reason });
    expect(await movesOf(id)).toEqual(["planned>running", `running>paused:${reason}`]);
  });

  test("when its credential is retired", async () => {
    const id = await plan(operator, await addCredential("sandbox", vendor.origin));
    await startExperiment(operator, id, null);
    const { credentialId } = await experimentRow(id);
    const [where, data] = [{ id: credentialId }, { retiredAt: new Date() }];
    await database().credential.update({ where, data, select: { id: true } });
    await advance(id);
    expect(await experimentRow(id)).toMatchObject({ state: "paused", pausedReason: "credential-retired" });
    expect(await runStates(id)).toEqual({ planned: 8 });
    expect(sent()).toHaveLength(0);
  });

  test("after three rejections with one Code; each time somebody lets it go on it tries once more", async () => {
    vendor.answers.Initialize = refuse(400, "InvalidParameter");
    const id = await running();
    await advance(id);
    const paused = { state: "paused", pausedReason: "rejections", pausedDetail: "InvalidParameter" };
    expect(await experimentRow(id)).toMatchObject(paused);
    expect(await runStates(id)).toEqual({ rejected: 3, planned: 5 });
    await resumeExperiment(operator, id);
    expect(await experimentRow(id)).toMatchObject({
      state: "running",
      pausedReason: null,
      pausedDetail: null,
    });
    await advance(id);
    expect(await runStates(id)).toEqual({ rejected: 4, planned: 4 });
    expect(await experimentRow(id)).toMatchObject(paused);
  });

  test("not after two, nor when the Codes differ", async () => {
    let answered = 0;
    vendor.answers.Initialize = (call, res) => {
      answered += 1;
      return refuse(400, answered % 2 ? "InvalidParameter" : "MissingParameter")(call, res);
    };
    const id = await running();
    await runOut(id);
    expect(await runStates(id)).toEqual({ rejected: 8 });
  });

  test("after three runs that the console itself would not send, and sends none of them later", async () => {
    const id = await running();
    await pool().query(
      `UPDATE lab_experiment SET draft = jsonb_set(draft, '{DocType}', '"99999999"') WHERE id = $1`,
      [id],
    );
    await advance(id);
    const paused = { state: "paused", pausedReason: "refusals" };
    // In no language: each reader gets it in their own.
    expect(await experimentRow(id)).toMatchObject({ ...paused, pausedDetail: "DocType.listed" });
    expect(await runStates(id)).toEqual({ refused: 3, planned: 5 });
    const problems = (await readRuns(id)).flatMap(({ problem }) => problem ?? []);
    expect(problems).toEqual(["DocType.listed", "DocType.listed", "DocType.listed"]);
    expect(await readExperiment(operator.actor, id)).toMatchObject({
      ...paused,
      pausedDetail: brokenText("DocType.listed").zh,
      runs: expect.arrayContaining([
        expect.objectContaining({ state: "refused", problem: brokenText("DocType.listed").zh }),
      ]),
    });
    expect(sent()).toHaveLength(0);
  });
});
