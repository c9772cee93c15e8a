import "server-only";
import type { PgBoss } from "pg-boss";
import type { JobData } from "@/lib/platform/server/jobs";

/** Jobs that wait to be written together. */
export type GatheredJobs = {
  /** Resolves when it is written. */
  add(queue: string, key: string, at: Date, data: JobData): Promise<void>;
  /** Writes what waits. Never rejects: each who added one hears of the fault. */
  flush(): Promise<void>;
};

type Batch = {
  queues: Map<string, { singletonKey: string; startAfter: Date; data: JobData }[]>;
  written: Promise<void>;
  write(): void;
};

/**
 * Adds jobs whose time is far off together, once in `everyMs`, unless one with their key waits already: the schedule's
 * statement is planned anew and committed to the disk each time, which costs more than the call that wanted the job.
 */
export function gatherJobs(boss: Pick<PgBoss, "insert">, everyMs = 500): GatheredJobs {
  let current: Batch | undefined;

  function begin(): Batch {
    const queues: Batch["queues"] = new Map();
    const asked = Promise.withResolvers<void>();
    const timer = setTimeout(asked.resolve, everyMs);
    const written = asked.promise.then(async () => {
      clearTimeout(timer);
      current = undefined;
      await Promise.all([...queues].map(([queue, waiting]) => boss.insert(queue, waiting)));
    });
    return { queues, written, write: asked.resolve };
  }

  return {
    add(queue, key, at, data) {
      current ??= begin();
      const waiting = current.queues.get(queue) ?? [];
      current.queues.set(queue, waiting);
      waiting.push({ singletonKey: key, startAfter: at, data });
      return current.written;
    },
    async flush() {
      const batch = current;
      batch?.write();
      await batch?.written.catch(() => {});
    },
  };
}
