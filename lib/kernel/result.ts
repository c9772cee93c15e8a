import type { ErrorCode, FieldErrors } from "@/lib/kernel/errors";

/** What may cross to the browser of a failure: plain data, in the reader's language, with an id to quote. */
export type PublicError = {
  code: ErrorCode;
  message: string;
  fieldErrors: FieldErrors;
  requestId: string;
};

export type Result<T> = { ok: true; data: T } | { ok: false; error: PublicError };

/** Whether what was asked for may have been done although no answer says so: asked for again, it must be the same. */
export const isUncertain = ({ code }: PublicError): boolean => code === "internal" || code === "unavailable";
