import { installJobs, type Jobs, type WaitingJob } from "@/lib/platform/server/jobs";

export type PlayedJobs = Jobs & {
  /** What waits in a queue, by key. */
  waiting(queue: string): Map<string, WaitingJob>;
  /** Takes the job out that waits for `key` and is due at `now`, as a worker would. */
  takeDue(queue: string, key: string, now: Date): WaitingJob | null;
};

/** A schedule that a test moves by hand. Like the real one it outlives whatever the test lets crash. */
export function playJobs(): PlayedJobs {
  const queues = new Map<string, Map<string, WaitingJob>>();
  const waiting = (queue: string) => {
    const known = queues.get(queue) ?? new Map<string, WaitingJob>();
    queues.set(queue, known);
    return known;
  };
  const played: PlayedJobs = {
    waiting,
    async plan(queue, key, at, data) {
      waiting(queue).set(key, { at, data });
    },
    async planUnlessPlanned(queue, key, at, data) {
      if (!waiting(queue).has(key)) waiting(queue).set(key, { at, data });
    },
    next: async (queue, key) => waiting(queue).get(key) ?? null,
    without: async (queue, keys) => keys.filter((key) => !waiting(queue).has(key)),
    takeDue(queue, key, now) {
      const job = waiting(queue).get(key);
      if (!job || job.at > now) return null;
      waiting(queue).delete(key);
      return job;
    },
  };
  installJobs(played);
  return played;
}
