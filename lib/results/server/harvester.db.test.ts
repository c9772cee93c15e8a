import { afterAll, afterEach, expect, test, vi } from "vitest";
import { database, pool } from "@/lib/platform/server/db";
import { jobs } from "@/lib/platform/server/jobs";
import { type Harvester, startHarvester } from "@/lib/results/server/harvester";
import { readSchedule } from "@/lib/results/server/read-schedule";
import { deliver } from "@/lib/results/testing/deliver";
import { CHECK_QUEUE } from "@/lib/transactions/server/check-schedule";
import { startTransaction } from "@/lib/transactions/server/start-transaction";
import { refuse, startFakeVendor, verdict } from "@/lib/transactions/testing/fake-vendor";
import {
  addCredential,
  addPerson,
  addTransaction,
  eventsOf,
  goodQuery,
  rowOf,
  startInput,
} from "@/lib/transactions/testing/world";

const vendor = await startFakeVendor();
process.env.SANDBOX_ORIGIN = vendor.origin;
const operator = await addPerson();
const sandbox = await addCredential("sandbox", vendor.origin);

const instances: Harvester[] = [];
async function instance(): Promise<Harvester> {
  const started = startHarvester();
  instances.push(started);
  await started.ready;
  return started;
}
afterEach(async () => {
  await Promise.all(instances.splice(0).map((each) => each.stop()));
  vendor.answers.CheckResult = verdict({ Passed: "Y", SubCode: "200", ExtIdInfo: "{}" });
});
afterAll(() => vendor.close());

const soon = { timeout: 15_000, interval: 50 };
const settles = (id: string, state: string) =>
  vi.waitFor(async () => expect((await rowOf(id)).state).toBe(state), soon);
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);

test("a believable callback is confirmed by the instance that it came to", async () => {
  vendor.answers.CheckResult = verdict({ Passed: "Y", SubCode: "200", ExtIdInfo: "{}" });
  const harvester = await instance();
  const { id, transactionId } = await addTransaction(operator, sandbox);
  await deliver(id, goodQuery(transactionId));
  harvester.wake(id);
  await settles(id, "passed");
});

test("a result that is not ready yet is asked for again, by whichever instance is left", async () => {
  vendor.answers.CheckResult = refuse(404, "ProcessNotCompleted");
  const first = await instance();
  const { id, transactionId } = await addTransaction(operator, sandbox);
  await deliver(id, goodQuery(transactionId));
  first.wake(id);
  await vi.waitFor(async () => expect(await jobs().next(CHECK_QUEUE, id)).not.toBeNull(), soon);
  await instances.pop()?.stop();
  vendor.answers.CheckResult = verdict({ Passed: "N", SubCode: "204", ExtIdInfo: "{}" });
  await instance();
  await settles(id, "failed");
});

test("what is past its deadline is asked for by one of two instances, and then how far the device came", async () => {
  vendor.answers.CheckResult = refuse(404, "ProcessNotCompleted");
  const over = await addTransaction(operator, sandbox, { createdAt: ago(2_000), deadline: ago(200) });
  await Promise.all([instance(), instance()]);
  await settles(over.id, "abandoned");
  await vi.waitFor(async () => {
    const events = await eventsOf(over.id);
    expect(events).toEqual(["transaction.checked", "transaction.settled", "transaction.log-checked"]);
  }, soon);
});

test("an accepted call has its look at the deadline planned, and the page says so", async () => {
  await instance();
  const { id } = await startTransaction(operator, startInput(sandbox), "en");
  await vi.waitFor(async () => {
    const { deadline, durationMs } = await rowOf(id);
    const at = new Date((deadline?.getTime() ?? 0) + (durationMs ?? 0)).toISOString();
    expect(await readSchedule(id, "pending")).toEqual({ at, reason: "deadline" });
  }, soon);
  expect(await readSchedule(id, "passed")).toBeNull();
});

test("what was left undone while nobody ran is found at the start", async () => {
  vendor.answers.CheckResult = verdict({ Passed: "Y", SubCode: "200", ExtIdInfo: "{}" });
  const unnoticed = await addTransaction(operator, sandbox, { createdAt: ago(60) });
  await deliver(unnoticed.id, goodQuery(unnoticed.transactionId), ago(40));
  const unplanned = await addTransaction(operator, sandbox, { createdAt: ago(60) });
  await instance();
  await settles(unnoticed.id, "passed");
  await vi.waitFor(async () => expect(await jobs().next(CHECK_QUEUE, unplanned.id)).not.toBeNull(), soon);
});

test("a page is told of no plan rather than failing when the schedule is broken", async () => {
  await instance();
  await pool().query("ALTER SCHEMA pgboss RENAME TO elsewhere");
  expect(await readSchedule("00000000-0000-7000-8000-000000000000", "pending")).toBeNull();
  await pool().query("ALTER SCHEMA elsewhere RENAME TO pgboss");
  expect(await database().transaction.count()).toBeGreaterThan(0);
});

test("jobs of features above run on the same schedule", async () => {
  const ran: string[] = [];
  const work = { queue: "of-another-feature", sideBySide: 1, lookEvery: 0.5, takesAtMost: 60 };
  const started = startHarvester([{ ...work, run: async (key) => void ran.push(key) }]);
  instances.push(started);
  await started.ready;
  await jobs().plan(work.queue, "a", new Date(), {});
  await vi.waitFor(() => expect(ran).toEqual(["a"]), soon);
});
