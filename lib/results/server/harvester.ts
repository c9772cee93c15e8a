import "server-only";
import { log } from "@/lib/platform/server/log";
import { followUp } from "@/lib/results/server/follow-up";
import { sweep } from "@/lib/results/server/sweep";
import { WakeSchedule } from "@/lib/results/server/wake-schedule";

export type Harvester = {
  /** A delivery was stored for this transaction (its row id). Returns at once and never throws. */
  wake(transactionId: string): void;
  /** Ends what is under way and starts nothing more. */
  stop(): Promise<void>;
};

const SWEEP_EVERY_MS = 15_000;
/** A vendor that has just called back may need a moment until its own query knows the result. */
const WAITS_MS = [100, 1_000, 3_000, 8_000, 20_000];
/** A check that could not even be asked (a retired credential, say) is not tried again before this. */
const POSTPONED_MS = 10 * 60_000;
/** Waiting costs a few hundred bytes each; what comes beyond is left to the sweep. */
const MOST_HELD = 10_000;

/**
 * Fetches results: soon after a believable callback, and in a sweep for what called back unnoticed, what is past its
 * deadline and what was left without an outcome. Several instances may run it: every move is a conditional update.
 */
export function startHarvester(options: { sweepEveryMs?: number } = {}): Harvester {
  const soon = new WakeSchedule({
    waits: WAITS_MS,
    capacity: MOST_HELD,
    sideBySide: 4,
    attempt: followUp,
    onError: (id, err) => log.warn({ err, transaction: id }, "a callback could not be followed up"),
  });
  const sweeper = startSweeping((id) => soon.wake(id), options.sweepEveryMs ?? SWEEP_EVERY_MS);
  return {
    wake: (id) => soon.wake(id),
    async stop() {
      await Promise.all([sweeper.stop(), soon.stop()]);
    },
  };
}

function startSweeping(wake: (id: string) => void, everyMs: number) {
  const postponed = new Map<string, number>();
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();

  async function round(): Promise<void> {
    const now = Date.now();
    for (const [id, until] of postponed) if (until <= now) postponed.delete(id);
    try {
      const { unnoticed, failures } = await sweep(new Date(now), (id) => postponed.has(id));
      for (const id of unnoticed) wake(id);
      for (const { id, error } of failures) {
        postponed.set(id, now + POSTPONED_MS);
        log.warn({ err: error, transaction: id }, "a result could not be asked for");
      }
    } catch (err) {
      log.error({ err }, "the sweep failed; the next one tries again");
    }
  }

  // One round begins when the last has ended: they can never overlap.
  function plan(): void {
    timer = setTimeout(() => {
      running = round().finally(() => {
        if (!stopped) plan();
      });
    }, everyMs);
  }
  plan();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
