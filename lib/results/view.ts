import type { CheckReading } from "@/lib/results/reading";

/** One CheckResult call and its answer. What the document says stays sealed. */
export type CheckView = {
  id: string;
  /** `callback`, `deadline` or `person`. */
  reason: string;
  askedBy: string | null;
  askedAt: string;
  durationMs: number;
  httpStatus: number | null;
  code: string;
  message: string | null;
  requestId: string | null;
  passed: string | null;
  subCode: string | null;
  hasDetails: boolean;
  reading: CheckReading;
};
