import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { type Job, PgBoss } from "pg-boss";
import { env } from "@/lib/platform/server/env";
import { type GatheredJobs, gatherJobs } from "@/lib/platform/server/gather-jobs";
import { installJobs, JOBS_SCHEMA, type JobData, type Jobs } from "@/lib/platform/server/jobs";
import { log } from "@/lib/platform/server/log";
import { seldom } from "@/lib/platform/server/seldom";

/** One kind of job and who does it. */
export type Work = {
  queue: string;
  /** When given, a job without a key is sent so often (cron, in UTC), once across all instances. */
  every?: string;
  /** Jobs of this queue that run side by side in this process. */
  sideBySide: number;
  /** How many of one group may be under way, in all processes, so that a slow one leaves places to the others. */
  ofOneGroup?: number;
  /** Seconds between two looks for jobs whose time has come. */
  lookEvery: number;
  /** Longer, and the job is given to somebody else. Seconds. */
  takesAtMost: number;
  run(key: string, data: JobData): Promise<void>;
};

export type RunningJobs = {
  /** Resolves once jobs are done here; never rejects. Nothing needs to wait for it. */
  ready: Promise<void>;
  /** Takes no more jobs, and waits a while for those under way; what is left is done again later. */
  stop(): Promise<void>;
};

const CONNECTIONS = 3;
const STOP_MS = 10_000;
const LONGEST_WAIT_MS = 30_000;
/** A job whose process was killed is given to another one when its heart has not beaten for so long. Seconds. */
const HEARTBEAT = 20;
const SUPERVISE_EVERY = 20;
const COMPLAIN_EVERY_MS = 30_000;
/** A worker of its own accord; else it looks when it is woken. Seconds. */
const SLEEP = 600;

function makeBoss(): PgBoss {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    schema: JOBS_SCHEMA,
    max: CONNECTIONS,
    application_name: "id-verification-console jobs",
    connectionTimeoutMillis: 5_000,
    superviseIntervalSeconds: SUPERVISE_EVERY,
    monitorIntervalSeconds: SUPERVISE_EVERY,
    openTelemetry: { enabled: false },
    registerInstance: false,
  });
  // Without a listener a restart of the database ends the process.
  // While the database is away each worker meets it again every few seconds.
  const complain = seldom(
    (err, times) => log.warn({ err, times }, "the schedule met a fault and goes on"),
    COMPLAIN_EVERY_MS,
  );
  boss.on("error", complain);
  boss.on("warning", ({ message }) => log.warn({ message }, "the schedule warns"));
  return boss;
}

/**
 * Starts to do jobs in this process. Returns at once, whatever state the database is in, and goes on trying: the
 * server answers callbacks and pages meanwhile.
 */
export function startJobs(works: readonly Work[]): RunningJobs {
  const boss = makeBoss();
  const gathered = gatherJobs(boss);
  const stopping = new AbortController();
  let forget = () => {};
  const watches: NodeJS.Timeout[] = [];
  const ready = insistently(stopping.signal, async () => {
    await boss.start();
    for (const work of works) await createQueue(boss, work);
    for (const work of works) watches.push(await takeJobs(boss, work));
    forget = installJobs(jobsOf(boss, gathered));
  });
  return {
    ready,
    async stop() {
      stopping.abort();
      await ready;
      for (const watch of watches) clearInterval(watch);
      forget();
      await gathered.flush();
      await boss.stop({ graceful: true, timeout: STOP_MS });
    },
  };
}

/** Repeats until it succeeds or the signal comes. */
async function insistently(signal: AbortSignal, attempt: () => Promise<void>): Promise<void> {
  for (let wait = 500; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await attempt();
    } catch (err) {
      log.warn({ err }, "the schedule could not be started yet");
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function createQueue(boss: PgBoss, { queue, every, takesAtMost }: Work): Promise<void> {
  await boss.createQueue(queue, {
    // One waiting job for each key, and one under way.
    policy: "stately",
    expireInSeconds: takesAtMost,
    heartbeatSeconds: HEARTBEAT,
    retryLimit: 1_000,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    // What was done is written where it belongs: with the transaction.
    deleteAfterSeconds: 60,
    retentionSeconds: 40 * 86_400,
  });
  if (every) await boss.schedule(queue, every);
}

/**
 * As many workers as jobs may run side by side, each with one job at a time, so that a slow one keeps nobody waiting.
 * They sleep: one of those without a job is woken at each look, and whoever finds a job wakes the next. So a queue
 * without jobs costs one query for each look, however many may run.
 */
async function takeJobs(boss: PgBoss, work: Work): Promise<NodeJS.Timeout> {
  const { queue, sideBySide, ofOneGroup, lookEvery, run } = work;
  await boss.offWork(queue);
  const options = {
    pollingIntervalSeconds: Math.max(SLEEP, lookEvery),
    includeMetadata: true,
    perJobResults: true,
    ...(ofOneGroup ? { groupConcurrency: ofOneGroup } : {}),
  } as const;
  const free = new Set<string>();
  /** In turn, so that one whose query hangs is not the only one asked. */
  const wakeOne = () => {
    const [id] = free;
    if (id === undefined) return;
    free.delete(id);
    free.add(id);
    boss.notifyWorker(id);
  };
  for (let place = 0; place < sideBySide; place += 1) {
    const id = await boss.work<JobData, unknown, typeof options>(queue, options, async (taken) => {
      free.delete(id);
      wakeOne();
      try {
        return await Promise.all(taken.map((job) => doOne(job, job.singletonKey ?? "", run)));
      } finally {
        free.add(id);
        boss.notifyWorker(id);
      }
    });
    free.add(id);
  }
  return setInterval(wakeOne, lookEvery * 1_000);
}

/** One that fails is done again. */
async function doOne(job: Job<JobData>, key: string, run: Work["run"]) {
  try {
    await run(key, job.data ?? {});
    return { id: job.id, status: "completed" as const };
  } catch (err) {
    log.warn({ err, queue: job.name, key }, "a job failed and is done again");
    return { id: job.id, status: "failed" as const };
  }
}

const UNPLANNED = `SELECT key FROM unnest($2::text[]) AS key
WHERE NOT EXISTS (SELECT 1 FROM ${JOBS_SCHEMA}.job j
  WHERE j.name = $1 AND j.singleton_key = key AND j.state <= 'active')`;

function jobsOf(boss: PgBoss, gathered: GatheredJobs): Jobs {
  return {
    async plan(queue, key, at, data, group) {
      await gathered.flush();
      const of = group === undefined ? {} : { group: { id: group } };
      await boss.upsert(queue, data, { singletonKey: key, startAfter: at, ...of });
    },
    planUnlessPlanned: gathered.add,
    async next(queue, key) {
      await gathered.flush();
      const waiting = await boss.findJobs<JobData>(queue, { key, queued: true });
      const [first] = waiting.toSorted((a, b) => a.startAfter.getTime() - b.startAfter.getTime());
      return first ? { at: first.startAfter, data: first.data ?? {} } : null;
    },
    async without(queue, keys) {
      await gathered.flush();
      const { rows } = await boss.getDb().executeSql(UNPLANNED, [queue, keys]);
      return rows.map((row: { key: string }) => row.key);
    },
  };
}
