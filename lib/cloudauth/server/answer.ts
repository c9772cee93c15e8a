import "server-only";
import { classify, isKnownCode } from "@/lib/cloudauth/server/classify";
import { type Fields, isFields, NotUnderstood, refuseDeep } from "@/lib/cloudauth/server/fields";
import type { UnansweredReason, VendorOutcome } from "@/lib/cloudauth/server/outcome";
import type { Redactor } from "@/lib/cloudauth/server/redact";
import type { Reply } from "@/lib/cloudauth/server/transport";

/**
 * Takes an operation's result out of `Result`, or says by null that something essential is missing.
 * @throws NotUnderstood when something is there that cannot be it
 */
export type ReadResult<T> = (result: Fields) => T | null;

const SUCCESS = ["Success"];

type Answered = Extract<Reply, { ok: true }>;

export type Reading<T> = {
  redact: Redactor;
  readResult: ReadResult<T>;
  /** Whether the operation changes nothing and may be asked again. */
  repeatable: boolean;
  /** Codes that say it worked; `Success` alone when left out. */
  success?: readonly string[] | undefined;
  durationMs: number;
};

function parse(body: string): Fields | "answer-empty" | "answer-not-json" {
  if (body.trim() === "") return "answer-empty";
  try {
    const value: unknown = JSON.parse(body);
    return isFields(value) ? value : "answer-not-json";
  } catch {
    // The parser's message quotes the body; the reason says enough.
    return "answer-not-json";
  }
}

/** The fields of `AccessDeniedDetail` that help to mend the policy. The encoded diagnosis is left with the vendor. */
const DENIAL_FIELDS = [
  "AuthAction",
  "AuthPrincipalType",
  "AuthPrincipalDisplayName",
  "AuthPrincipalOwnerId",
  "NoPermissionType",
  "PolicyType",
];

function readDenial(detail: unknown, redact: Redactor): Record<string, string> | null {
  if (!isFields(detail)) return null;
  const known = DENIAL_FIELDS.flatMap((name) => {
    const value = redact.clean(detail[name]);
    return value === null ? [] : [[name, value] as const];
  });
  return known.length > 0 ? Object.fromEntries(known) : null;
}

function codeOf(fields: Fields, redact: Redactor): string | null {
  const code = fields.Code;
  // A number where others write text: DeleteVerifyResult's 200.
  if (typeof code === "number") return redact.token(String(code));
  return typeof code === "string" && isKnownCode(code) && code.length <= 128 && /^[\w.]+$/.test(code)
    ? code
    : redact.token(code);
}

/** Reads the vendor's answer. Its Code decides; the status decides only whether a good one can be believed. */
export function readAnswer<T>(reply: Answered, reading: Reading<T>): VendorOutcome<T> {
  const { redact, durationMs } = reading;
  const { httpStatus } = reply;
  const headerId = redact.token(reply.requestIdHeader);
  const unanswered = (
    reason: UnansweredReason,
    requestId: string | null,
    said: string | null = null,
  ): VendorOutcome<T> => ({
    kind: "unanswered",
    reason,
    httpStatus,
    requestId,
    executed: "maybe",
    durationMs,
    ...(said === null ? {} : { said }),
  });

  if (httpStatus >= 300 && httpStatus < 400) return unanswered("answer-redirect", headerId);
  const fields = parse(reply.body);
  if (typeof fields === "string") return unanswered(fields, headerId);

  const requestId = redact.token(fields.RequestId) ?? headerId;
  const code = codeOf(fields, redact);
  if (code === null) return unanswered("answer-incomplete", requestId);
  const message = redact.clean(fields.Message);
  if (!(reading.success ?? SUCCESS).includes(code)) {
    const accessDeniedDetail = readDenial(fields.AccessDeniedDetail, redact);
    const verdict = classify(code, reading.repeatable);
    return {
      kind: "refused",
      httpStatus,
      requestId,
      code,
      message,
      accessDeniedDetail,
      ...verdict,
      durationMs,
    };
  }
  if (httpStatus >= 300) return unanswered("answer-incomplete", requestId);
  try {
    const given = isFields(fields.Result) ? fields.Result : {};
    refuseDeep(given);
    const result = reading.readResult(given);
    if (result === null) return unanswered("answer-incomplete", requestId);
    return { kind: "accepted", httpStatus, requestId, code, message, result, durationMs };
  } catch (problem) {
    if (!(problem instanceof NotUnderstood)) throw problem;
    return unanswered("answer-not-understood", requestId, redact.clean(problem.value));
  }
}
