import "server-only";
import { forgetOnce, oncePerProcess } from "@/lib/platform/server/once";

/** Of the database: the schedule's own tables are there. */
export const JOBS_SCHEMA = "pgboss";

/** What a job carries: texts and numbers, never personal data. The key names what it is about. */
export type JobData = Record<string, string | number | null>;

export type WaitingJob = { at: Date; data: JobData };

/**
 * Things to be done later, kept in the database: they outlive this process, and whichever instance is free does
 * them. A queue holds one waiting job for each key.
 */
export type Jobs = {
  /**
   * When `key` is looked at next: moves the job that waits, or adds one.
   * @param group jobs of one group take only some of the places of their queue
   */
  plan(queue: string, key: string, at: Date, data: JobData, group?: string): Promise<void>;
  /** The same, but leaves a job that waits as it is. */
  planUnlessPlanned(queue: string, key: string, at: Date, data: JobData): Promise<void>;
  /** The job that waits, null when there is none. */
  next(queue: string, key: string): Promise<WaitingJob | null>;
  /** Those of the keys for which no job waits or is under way. */
  without(queue: string, keys: readonly string[]): Promise<string[]>;
};

/**
 * Before the schedule runs (the database may be away), and in processes without one: nothing can be planned, and
 * the reconciling job of an instance that has one finds what is missing.
 */
const NONE: Jobs = {
  plan: async () => {},
  planUnlessPlanned: async () => {},
  next: async () => null,
  without: async (_queue, keys) => [...keys],
};

type Holder = { current: Jobs };

const holder = () => oncePerProcess<Holder>("jobs", () => ({ current: NONE }));

/** The schedule of this process. */
export function jobs(): Jobs {
  return holder().current;
}

/** Makes `made` the schedule of this process until the returned function is called. */
export function installJobs(made: Jobs): () => void {
  holder().current = made;
  return () => void forgetOnce("jobs");
}
