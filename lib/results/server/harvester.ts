import "server-only";
import { changedByConsole } from "@/lib/audit/server/audited-change";
import { newId } from "@/lib/kernel/ids";
import { jobs } from "@/lib/platform/server/jobs";
import { log } from "@/lib/platform/server/log";
import { startJobs, type Work } from "@/lib/platform/server/start-jobs";
import { askVerifyLog } from "@/lib/results/server/ask-verify-log";
import { followUp, heldBackUntil } from "@/lib/results/server/follow-up";
import { Line } from "@/lib/results/server/line";
import { reconcile } from "@/lib/results/server/reconcile";
import { planVerifyLog, VERIFY_LOG_QUEUE } from "@/lib/results/server/verify-log-schedule";
import { CHECK_QUEUE } from "@/lib/transactions/server/check-schedule";

export type Harvester = {
  /** Resolves when the schedule runs here; nothing needs to wait for it. */
  ready: Promise<void>;
  /** A delivery was stored for this transaction (its row id). Returns at once and never throws. */
  wake(transactionId: string): void;
  /** Ends what is under way and starts nothing more. */
  stop(): Promise<void>;
};

export const RECONCILE_QUEUE = "reconcile-results";
/** Standing in line costs a few dozen bytes each; what comes beyond is left to the reconciling job. */
const MOST_WAITING = 10_000;
/** A call ends within half a minute, and its turn may be as far away. Seconds. */
const ONE_CALL_AT_MOST = 90;

/**
 * Fetches results. A believable callback is followed up here and at once; everything later is a job in the database,
 * which outlives this process and is done by one instance. A job every minute finds what neither did.
 * @param besides further jobs for the same schedule, of features above this one
 */
export function startHarvester(besides: readonly Work[] = []): Harvester {
  const line = new Line({
    capacity: MOST_WAITING,
    sideBySide: 4,
    serve: (id) => followUp(id),
    onError: (id, err) => log.warn({ err, transaction: id }, "a callback could not be followed up"),
  });
  const schedule = startJobs([...WORKS, ...besides]);
  void schedule.ready
    .then(reconcileSoon)
    .catch((err: unknown) => log.warn({ err }, "nothing was reconciled yet"));
  return {
    ready: schedule.ready,
    wake: (id) => line.join(id),
    async stop() {
      await Promise.all([schedule.stop(), line.stop()]);
    },
  };
}

const WORKS: Work[] = [
  {
    queue: CHECK_QUEUE,
    sideBySide: 8,
    lookEvery: 1,
    takesAtMost: ONE_CALL_AT_MOST,
    run: async (id) => void (await followUp(id)),
  },
  {
    queue: VERIFY_LOG_QUEUE,
    sideBySide: 4,
    lookEvery: 5,
    takesAtMost: ONE_CALL_AT_MOST,
    run: explain,
  },
  {
    queue: RECONCILE_QUEUE,
    every: "* * * * *",
    sideBySide: 1,
    lookEvery: 2,
    takesAtMost: 55,
    run: planWhatIsLeft,
  },
];

/** What happened while nobody ran is not left lying for a minute. */
function reconcileSoon(): Promise<void> {
  return jobs().plan(RECONCILE_QUEUE, "start", new Date(), {});
}

/** As jobs, each of which one instance takes: several may have just started. */
async function planWhatIsLeft(): Promise<void> {
  for await (const id of reconcile(new Date())) {
    await jobs().plan(CHECK_QUEUE, id, new Date(), { reason: "reconciled" });
  }
}

/** Asks how far an abandoned one's device came; in vain, and it is asked again later. */
async function explain(id: string): Promise<void> {
  try {
    await askVerifyLog(changedByConsole("results", newId()), id, "deadline");
    await planVerifyLog(id, new Date());
  } catch (error) {
    const at = heldBackUntil(error);
    if (!at) throw error;
    await planVerifyLog(id, at);
  }
}
