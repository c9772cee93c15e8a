import { afterAll, afterEach, expect, test, vi } from "vitest";
import { LAB_WORK } from "@/lib/lab/server/lab-work";
import { cancelExperiment, startExperiment } from "@/lib/lab/server/move-experiment";
import { experimentRow, runStates, settleAll } from "@/lib/lab/testing/laboratory";
import { plan } from "@/lib/lab/testing/plans";
import { type RunningJobs, startJobs } from "@/lib/platform/server/start-jobs";
import { CHECK_QUEUE } from "@/lib/transactions/server/check-schedule";
import { accept, startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson } from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);

const schedules: RunningJobs[] = [];
/** An instance of the console, as far as experiments go; nobody asks for results. */
async function instance(): Promise<RunningJobs> {
  const started = startJobs([LAB_WORK, { ...LAB_WORK, queue: CHECK_QUEUE, run: async () => {} }]);
  schedules.push(started);
  await started.ready;
  return started;
}
afterEach(async () => void (await Promise.all(schedules.splice(0).map((each) => each.stop()))));
afterAll(() => vendor.close());

const bizIds = () =>
  vendor.calls
    .filter(({ action }) => action === "Initialize")
    .map(({ parameters }) => parameters.MerchantBizId);
const soon = { timeout: 20_000, interval: 100 };

test("an experiment goes on where it was when the console stopped, in whichever instance, and sends nothing twice", async () => {
  const first = await instance();
  const id = await plan(operator, sandbox, { device: "passes", sideBySide: 3 });
  await startExperiment(operator, id, null);
  await vi.waitFor(async () => expect(await runStates(id)).toEqual({ pending: 3, planned: 5 }), soon);
  await first.stop();
  await settleAll(id);
  expect(await runStates(id)).toEqual({ passed: 3, planned: 5 });
  await Promise.all([instance(), instance()]);
  await vi.waitFor(async () => {
    await settleAll(id);
    expect(await experimentRow(id)).toMatchObject({ state: "done", personSealed: null });
  }, soon);
  expect(await runStates(id)).toEqual({ passed: 8 });
  expect(bizIds()).toHaveLength(8);
  expect(new Set(bizIds()).size).toBe(8);
}, 60_000);

test("one whose call is under way when its process stops is not sent again", async () => {
  vendor.calls.length = 0;
  let answer = () => {};
  const released = new Promise<void>((resolve) => {
    answer = resolve;
  });
  vendor.answers.Initialize = async (call, res) => {
    await released;
    accept()(call, res);
  };
  const first = await instance();
  const id = await plan(operator, sandbox, { sideBySide: 1 });
  await startExperiment(operator, id, null);
  await vi.waitFor(() => expect(bizIds()).toHaveLength(1), soon);
  const stopping = first.stop();
  const second = await instance();
  await LAB_WORK.run(id, {});
  expect(await runStates(id)).toEqual({ requested: 1, planned: 7 });
  answer();
  await stopping;
  await vi.waitFor(async () => expect(await runStates(id)).toEqual({ pending: 1, planned: 7 }), soon);
  expect(bizIds()).toHaveLength(1);
  await cancelExperiment(operator, id);
  await second.stop();
}, 60_000);
