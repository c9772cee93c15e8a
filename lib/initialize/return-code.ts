import type { LocalizedText } from "@/lib/kernel/localized-text";

/** A value of `Code` in an answer, and what to do about it. */
export type ReturnCode = {
  /** As it stands in the answer; an ending `.*` stands for a family. */
  code: string;
  /** The HTTP statuses it is documented with. Classify by the code, never by the status. */
  statuses: readonly number[];
  meaning: LocalizedText;
  advice: LocalizedText;
  /** True when the same call may be made again by itself after a pause: it was certainly not executed. */
  retryable: boolean;
  /** Whether the call may have been executed, and billed, in spite of this answer; "yes" for a success. */
  executed: "yes" | "no" | "maybe";
  /** The Initialize page, the CheckResult page, or the gateway in front of the product. */
  from: "page" | "check-result" | "gateway";
};
