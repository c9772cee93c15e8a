import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { advance } from "@/lib/lab/server/advance";
import { cancelExperiment, pauseExperiment, startExperiment } from "@/lib/lab/server/move-experiment";
import { repeatRun } from "@/lib/lab/server/repeat-throttled";
import { readRuns } from "@/lib/lab/server/stored";
import { experimentRow, runStates, settleAll } from "@/lib/lab/testing/laboratory";
import { plan } from "@/lib/lab/testing/plans";
import { MOST_REPEATS } from "@/lib/lab/throttled";
import { database, pool } from "@/lib/platform/server/db";
import { accept, hangUp, refuse, startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson } from "@/lib/transactions/testing/world";

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

describe("a call that the vendor throttles", () => {
  /** So long as it says so, as if the pauses were over at once. */
  async function inPeace(id: string): Promise<void> {
    await pool().query(
      "UPDATE lab_run SET not_before = now() - interval '1 second' WHERE experiment_id = $1",
      [id],
    );
    await pool().query("DELETE FROM call_pace");
  }

  test("is sent again after a pause, in its place and under ids of its own, and every run is judged once", async () => {
    const id = await running({ sideBySide: 1, runsPerCell: 1 });
    let left = 2;
    vendor.answers.Initialize = (call, res) => {
      left -= 1;
      (left >= 0 ? refuse(429, "Throttling.User") : accept())(call, res);
    };
    await advance(id);
    expect(sent()).toHaveLength(1);
    const held = await advance(id);
    const [first] = await readRuns(id);
    expect(first).toMatchObject({ sent: null, state: "planned", notBefore: held });
    expect(first?.throttled).toHaveLength(1);
    // Nothing else goes out meanwhile: it would be throttled too.
    await advance(id);
    expect(sent()).toHaveLength(1);
    await inPeace(id);
    await advance(id);
    const again = await advance(id);
    expect((again?.getTime() ?? 0) - (held?.getTime() ?? 0)).toBeGreaterThan(4_000);
    await inPeace(id);
    await advance(id);
    await settleAll(id);
    await runOut(id);
    expect(await runStates(id)).toEqual({ passed: 4 });
    expect(new Set(sent().map(({ MerchantBizId }) => MerchantBizId)).size).toBe(6);
    expect(
      sent()
        .slice(0, 3)
        .map(({ IdThreshold, IdSpoof }) => `${IdThreshold}${IdSpoof}`),
    ).toEqual(Array(3).fill(`${sent()[0]?.IdThreshold}${sent()[0]?.IdSpoof}`));
    const trail = await database().auditEntry.findMany({
      where: { event: "experiment.run-repeated", subjectId: id },
      orderBy: { seq: "asc" },
    });
    expect(trail.map(({ data }) => data)).toEqual([
      { runId: first?.id, times: 1 },
      { runId: first?.id, times: 2 },
    ]);
  });

  test("too often is given up: it counts as throttled, and three such runs in a row pause the experiment", async () => {
    const id = await running({ sideBySide: 1, runsPerCell: 1 });
    vendor.answers.Initialize = refuse(429, "Throttling.User");
    for (let look = 0; look < 40; look += 1) {
      await advance(id);
      await inPeace(id);
    }
    expect(sent()).toHaveLength(3 * (1 + MOST_REPEATS));
    expect(await runStates(id)).toEqual({ rejected: 3, planned: 1 });
    expect(await experimentRow(id)).toMatchObject({ state: "paused", pausedReason: "rejections" });
    await cancelExperiment(operator, id);
    expect(await runStates(id)).toEqual({ rejected: 3, cancelled: 1 });
  });

  test("is not sent again once the experiment was stopped, nor twice by two workers", async () => {
    const id = await running({ sideBySide: 1, runsPerCell: 1 });
    vendor.answers.Initialize = refuse(429, "Throttling.User");
    await advance(id);
    await Promise.all(Array.from({ length: 5 }, () => advance(id)));
    const [first] = await readRuns(id);
    expect(first?.throttled).toHaveLength(1);
    await inPeace(id);
    await advance(id);
    await pauseExperiment(operator, id);
    const [now] = await readRuns(id);
    if (!now) throw new Error("it is there");
    await repeatRun(id, now, new Date());
    expect((await readRuns(id))[0]?.throttled).toHaveLength(1);
    await cancelExperiment(operator, id);
    expect(await runStates(id)).toEqual({ rejected: 1, cancelled: 3 });
  });

  test("is a repetition of nothing that was refused or is unknown", async () => {
    const id = await running({ sideBySide: 1, runsPerCell: 1 });
    vendor.answers.Initialize = refuse(400, "MissingParameter");
    await advance(id);
    vendor.answers.Initialize = hangUp;
    await advance(id);
    expect(await runStates(id)).toEqual({ rejected: 1, unknown: 1, planned: 2 });
    vendor.answers.Initialize = (call, res) => accept()(call, res);
    await advance(id);
    expect(await runStates(id)).toEqual({ rejected: 1, unknown: 1, pending: 1, planned: 1 });
    for (const run of await readRuns(id)) expect(run.throttled).toEqual([]);
  });
});
