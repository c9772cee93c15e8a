import { afterAll, expect, test, vi } from "vitest";
import { LAB_WORK } from "@/lib/lab/server/lab-work";
import { startExperiment } from "@/lib/lab/server/move-experiment";
import { runStates } from "@/lib/lab/testing/laboratory";
import { plan, planInput } from "@/lib/lab/testing/plans";
import { startJobs } from "@/lib/platform/server/start-jobs";
import { CHECK_QUEUE } from "@/lib/transactions/server/check-schedule";
import { accept, startFakeVendor } from "@/lib/transactions/testing/fake-vendor";
import { addCredential, addPerson } from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const SLOW = "slow";
const answered = Promise.withResolvers<void>();
let waiting = 0;
vendor.answers.Initialize = async (call, res) => {
  if (call.parameters.SceneCode === SLOW) {
    waiting += 1;
    await answered.promise;
  }
  accept()(call, res);
};
const schedule = startJobs([LAB_WORK, { ...LAB_WORK, queue: CHECK_QUEUE, run: async () => {} }]);
afterAll(async () => {
  answered.resolve();
  await schedule.stop();
  await vendor.close();
});

const soon = { timeout: 15_000, interval: 100 };

async function running(credentialId: string, SceneCode: string): Promise<string> {
  const by = await addPerson();
  const { draft } = planInput(credentialId);
  const id = await plan(by, credentialId, { draft: { ...draft, SceneCode } });
  await startExperiment(by, id, null);
  return id;
}

test("experiments that wait for a slow vendor, with two credentials at that, keep nobody else's waiting", async () => {
  await schedule.ready;
  const one = await addCredential("sandbox", vendor.origin);
  const other = await addCredential("sandbox", vendor.origin);
  for (const id of Array.from({ length: 10 }, () => [one, other]).flat()) await running(id, SLOW);
  await vi.waitFor(() => expect(waiting).toBeGreaterThanOrEqual(8), soon);
  const id = await running(await addCredential("sandbox", vendor.origin), "quick");
  await vi.waitFor(async () => expect(await runStates(id)).toEqual({ pending: 8 }), soon);
  // Four of each, whatever workers that looked at the same moment have taken too much.
  expect(waiting).toBeLessThan(16);
}, 60_000);
