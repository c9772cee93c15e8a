import { afterEach, expect, test, vi } from "vitest";
import { database } from "@/lib/platform/server/db";
import { type JobData, jobs } from "@/lib/platform/server/jobs";
import { type RunningJobs, startJobs, type Work } from "@/lib/platform/server/start-jobs";

const QUEUE = "a-queue-of-tests";
const now = () => new Date();
const later = (seconds: number) => new Date(Date.now() + seconds * 1_000);

const running: RunningJobs[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
  await database().$executeRawUnsafe("DROP SCHEMA IF EXISTS pgboss CASCADE");
});

type Ran = { key: string; data: JobData };

/** An instance of the console, as far as its jobs go; tells what it ran. */
async function instance(over: Partial<Work> = {}): Promise<Ran[]> {
  const ran: Ran[] = [];
  const run = async (key: string, data: JobData) => void ran.push({ key, data });
  const work = { queue: QUEUE, sideBySide: 4, lookEvery: 0.5, takesAtMost: 60, run, ...over };
  const started = startJobs([work]);
  running.push(started);
  await started.ready;
  return ran;
}

const stopped = async () => {
  await running.pop()?.stop();
};

const soon = { timeout: 15_000, interval: 50 };

test("a job outlives the process that planned it, and the next one does it", async () => {
  await instance();
  await jobs().plan(QUEUE, "a", later(1), { reason: "why" });
  await stopped();
  const ran = await instance();
  await vi.waitFor(() => expect(ran).toEqual([{ key: "a", data: { reason: "why" } }]), soon);
});

test("two instances that start at once make one schedule, and each job is done by one of them", async () => {
  const both = await Promise.all([instance(), instance()]);
  const keys = Array.from({ length: 40 }, (_, n) => `key ${n}`);
  await Promise.all(keys.map((key) => jobs().plan(QUEUE, key, now(), {})));
  await vi.waitFor(() => expect(both.flat()).toHaveLength(40), soon);
  expect(both.flatMap((ran) => ran.map(({ key }) => key)).toSorted()).toEqual(keys.toSorted());
});

test("one job waits for each key: planning moves it, forwards and back, and tells when it is due", async () => {
  const ran = await instance();
  await jobs().plan(QUEUE, "a", later(60), { reason: "first" });
  await jobs().planUnlessPlanned(QUEUE, "a", later(1), { reason: "left alone" });
  const first = await jobs().next(QUEUE, "a");
  expect(first?.data).toEqual({ reason: "first" });
  const moved = later(120);
  await Promise.all([1, 2, 3].map(() => jobs().plan(QUEUE, "a", moved, { reason: "moved" })));
  expect(await jobs().next(QUEUE, "a")).toEqual({ at: moved, data: { reason: "moved" } });
  expect(await jobs().without(QUEUE, ["a", "b"])).toEqual(["b"]);
  await jobs().plan(QUEUE, "a", now(), { reason: "now" });
  await vi.waitFor(() => expect(ran.map(({ data }) => data.reason)).toEqual(["now"]), soon);
  await vi.waitFor(async () => expect(await jobs().without(QUEUE, ["a"])).toEqual(["a"]), soon);
  expect(await jobs().next(QUEUE, "a")).toBeNull();
});

test("jobs for later are written together, leave those that wait, and outlive the process that stops", async () => {
  await instance();
  await jobs().plan(QUEUE, "a", later(60), { reason: "waits" });
  for (const key of ["a", "b", "c"]) void jobs().planUnlessPlanned(QUEUE, key, later(90), { reason: "new" });
  const reason = async (key: string) => (await jobs().next(QUEUE, key))?.data.reason;
  expect([await reason("a"), await reason("b"), await reason("c")]).toEqual(["waits", "new", "new"]);
  const moved = later(120);
  void jobs().planUnlessPlanned(QUEUE, "d", later(90), {});
  await jobs().plan(QUEUE, "d", moved, {});
  expect((await jobs().next(QUEUE, "d"))?.at).toEqual(moved);
  void jobs().planUnlessPlanned(QUEUE, "e", later(90), {});
  await stopped();
  await instance();
  expect(await jobs().without(QUEUE, ["a", "d", "e", "f"])).toEqual(["f"]);
});

test("a job may plan its own next time", async () => {
  const seen: string[] = [];
  await instance({
    run: async (key, { reason }) => {
      seen.push(String(reason));
      if (seen.length < 3) await jobs().plan(QUEUE, key, now(), { reason: `again ${seen.length}` });
    },
  });
  await jobs().plan(QUEUE, "a", now(), { reason: "first" });
  await vi.waitFor(() => expect(seen).toEqual(["first", "again 1", "again 2"]), soon);
});

test("one that fails is done again, and its neighbours are done meanwhile", async () => {
  const tries: string[] = [];
  await instance({
    run: async (key) => {
      tries.push(key);
      if (key === "bad" && tries.filter((each) => each === "bad").length < 2) throw new Error("not yet");
    },
  });
  for (const key of ["bad", "good"]) await jobs().plan(QUEUE, key, now(), {});
  await vi.waitFor(() => expect(tries.toSorted()).toEqual(["bad", "bad", "good"]), soon);
});

/** Keys that begin with `slow` are done when `release` is called; tells what has begun. */
function withSlowOnes() {
  const begun: string[] = [];
  const released = Promise.withResolvers<void>();
  const run = async (key: string) => {
    begun.push(key);
    if (key.startsWith("slow")) await released.promise;
  };
  return { begun, run, release: released.resolve };
}

test("a slow job keeps one place, and the others go on", async () => {
  const { begun, run, release } = withSlowOnes();
  await instance({ run, sideBySide: 2 });
  await jobs().plan(QUEUE, "slow", now(), {});
  await vi.waitFor(() => expect(begun).toEqual(["slow"]), soon);
  for (const key of ["a", "b", "c"]) await jobs().plan(QUEUE, key, now(), {});
  await vi.waitFor(() => expect(begun.toSorted()).toEqual(["a", "b", "c", "slow"]), soon);
  release();
});

test("a group never takes all places, and gets the next as soon as one of its own is free", async () => {
  const { begun, run, release } = withSlowOnes();
  await instance({ run, sideBySide: 4, ofOneGroup: 2 });
  for (const n of [1, 2, 3, 4, 5]) await jobs().plan(QUEUE, `slow ${n}`, now(), {}, "one");
  await vi.waitFor(() => expect(begun).toHaveLength(2), soon);
  for (const key of ["a", "b", "c"]) await jobs().plan(QUEUE, key, now(), {}, "another");
  await vi.waitFor(() => expect(begun).toEqual(expect.arrayContaining(["a", "b", "c"])), soon);
  expect(begun.filter((key) => key.startsWith("slow"))).toHaveLength(2);
  release();
  await vi.waitFor(() => expect(begun).toHaveLength(8), soon);
});

test("whatever waits is done one after the other, without a pause in between", async () => {
  const { begun, run } = withSlowOnes();
  await instance({ run, sideBySide: 2, ofOneGroup: 1, lookEvery: 5 });
  const keys = Array.from({ length: 60 }, (_, n) => `key ${n}`);
  await Promise.all(keys.map((key) => jobs().plan(QUEUE, key, now(), {}, "one")));
  await vi.waitFor(() => expect(begun).toHaveLength(60), soon);
});

test("the schedule survives that the database drops every connection", async () => {
  const ran = await instance();
  const drop = `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  await database().$executeRawUnsafe(drop);
  await vi.waitFor(() => jobs().plan(QUEUE, "after", now(), {}), soon);
  await vi.waitFor(() => expect(ran.map(({ key }) => key)).toEqual(["after"]), soon);
});

test("a database that is not there keeps nobody from starting, nothing is planned, and stopping ends it", async () => {
  const { DATABASE_URL } = process.env;
  vi.resetModules();
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";
  const [fresh, schedule] = await Promise.all([
    import("@/lib/platform/server/start-jobs"),
    import("@/lib/platform/server/jobs"),
  ]);
  const started = fresh.startJobs([
    { queue: QUEUE, sideBySide: 1, lookEvery: 1, takesAtMost: 60, run: async () => {} },
  ]);
  process.env.DATABASE_URL = DATABASE_URL;
  await schedule.jobs().plan(QUEUE, "a", now(), {});
  expect(await schedule.jobs().next(QUEUE, "a")).toBeNull();
  await started.stop();
  await started.ready;
});
