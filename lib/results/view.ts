import type { CheckReading } from "@/lib/results/reading";

/** Why CheckResult was asked. */
export type CheckReason = "callback" | "deadline" | "before-deletion" | "person";

/** One CheckResult call and its answer. What the document says stays sealed. */
export type CheckView = {
  id: string;
  /** A CheckReason, as stored. */
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

export type VerifyLogReason = "deadline" | "person";

/** One CheckVerifyLog call and its answer: how far the device came. The log itself stays sealed. */
export type VerifyLogView = {
  id: string;
  /** A VerifyLogReason, as stored. */
  reason: string;
  askedBy: string | null;
  askedAt: string;
  durationMs: number;
  httpStatus: number | null;
  code: string;
  message: string | null;
  requestId: string | null;
  /** `0` finished, `1` interrupted, `2` not started; raw. */
  verifyStatus: string | null;
  /** The last page that the device showed, as the vendor names it. */
  interruptPage: string | null;
  /** Result code of the client SDK: what it means stands in lib/results/sdk-codes.ts. */
  verifyErrorCode: string | null;
};

/** When the vendor is asked next, and why. */
export type ScheduleView = {
  at: string;
  /** `log` asks how far the device came, everything else for the result. */
  reason: "callback" | "deadline" | "before-deletion" | "log";
};
