import "server-only";
import { AppError } from "@/lib/kernel/errors";

/** A call that was not made, and may be from `retryAt` on. Nothing was sent, and nothing stored. */
export class HeldBack extends AppError {
  readonly retryAt: Date;
  /** The refusal that opened the breaker; null when only the line was too long. */
  readonly breakerCode: string | null;

  constructor(waitMs: number, breakerCode: string | null) {
    const retryAt = new Date(Date.now() + waitMs);
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
    const until = `${retryAt.toISOString().slice(11, 19)} UTC`;
    super(
      "too-many-requests",
      breakerCode === null ? "limits.problems.lineTooLong" : "limits.problems.paused",
      {
        values: { seconds, until, code: breakerCode ?? "" },
      },
    );
    this.name = "HeldBack";
    this.retryAt = retryAt;
    this.breakerCode = breakerCode;
  }
}
