/**
 * What became of one call to the vendor. A call never throws: whatever happens, the caller gets exactly one of
 * these, and none of them holds a parameter of the call, its URL or a part of the credential.
 */
export type VendorOutcome<T> = Accepted<T> | Refused | Unanswered;

/**
 * Whether the vendor may have carried the operation out (and billed it). "no" is only said when it is certain:
 * nothing was sent, or the answer proves that the request was turned away. Everything else is "maybe".
 */
export type Executed = "no" | "maybe";

/** The vendor did what was asked. For CheckResult this says nothing about the verdict: see `result.Passed`. */
export type Accepted<T> = {
  kind: "accepted";
  httpStatus: number;
  requestId: string | null;
  /** `Success`; `200` for DeleteVerifyResult. */
  code: string;
  message: string | null;
  result: T;
  durationMs: number;
};

/** The vendor answered with another Code than Success, under whatever HTTP status. */
export type Refused = {
  kind: "refused";
  httpStatus: number;
  requestId: string | null;
  code: string;
  /** The vendor's sentence without anything that was sent, or null. */
  message: string | null;
  /** Why the RAM user may not call the operation (`AuthAction`, `NoPermissionType`, …), when the vendor says so. */
  accessDeniedDetail: Record<string, string> | null;
  executed: Executed;
  /** True when the same call may succeed later and sending it again cannot do the same thing twice. */
  retryable: boolean;
  durationMs: number;
};

/** No answer that can be understood. `httpStatus` and `requestId` are given as far as they arrived. */
export type Unanswered = {
  kind: "unanswered";
  reason: UnansweredReason;
  httpStatus: number | null;
  requestId: string | null;
  executed: Executed;
  durationMs: number;
  /** The value that was not understood, cut short and without anything that was sent, when there is one to show. */
  said?: string;
};

export const UNANSWERED_REASONS = [
  /** The endpoint is no URL, is plain http, or leads to a private address, and no setting allows that. */
  "endpoint-not-allowed",
  /** The AccessKey or security token cannot be sent in a header: empty, or with line breaks or other scripts. */
  "credential-unusable",
  /** The host name has no address. */
  "name-not-found",
  "connection-refused",
  /** Any other failure to connect: no route, or reset while connecting. */
  "connection-failed",
  "connect-timeout",
  /** The proxy did not answer, or turned the request away itself (407, say). */
  "proxy-failed",
  /** TLS failed: an unknown issuer, another host's or an expired certificate, or a peer that does not speak TLS. */
  "certificate-refused",
  /** The connection broke after the request was sent and before an answer began. */
  "connection-reset",
  "headers-timeout",
  "body-timeout",
  /** The call as a whole took too long, although each part kept within its own limit. */
  "total-timeout",
  /** The connection ended in the middle of the answer. */
  "answer-truncated",
  "answer-too-large",
  /** What came back is not HTTP. */
  "answer-not-http",
  /** A redirect. None is ever followed: the signature and the parameters belong to one host. */
  "answer-redirect",
  "answer-empty",
  /** HTML, malformed JSON, or JSON that is no object. */
  "answer-not-json",
  /** JSON without a usable Code, or Success without the result that belongs to it. */
  "answer-incomplete",
  /** Success with what no answer has: a TransactionId of another shape, say, or a value without end. */
  "answer-not-understood",
] as const;

export type UnansweredReason = (typeof UNANSWERED_REASONS)[number];

export type InitializeResult = {
  TransactionId: string;
  /** For the client SDK, unchanged. Short-lived, and not for logs. */
  Protocol: string | null;
  /** Only the web variant of the operation returns it. */
  TransactionUrl: string | null;
};

export type CheckResultResult = {
  /** `Y` or `N`; null while the vendor gives no verdict. */
  Passed: string | null;
  SubCode: string | null;
  /** JSON text with the document's fields: personal data. */
  ExtIdInfo: string | null;
};

export type DeleteVerifyResultResult = {
  /** `Y` when it was deleted; null when the vendor did not say. */
  DeleteResult: string | null;
};

/** How far a device came. Every field may be missing. */
export type CheckVerifyLogResult = {
  /** `0` finished, `1` interrupted, `2` not started. */
  VerifyStatus: string | null;
  InterruptPage: string | null;
  InterruptPageEn: string | null;
  /** Result code of the client SDK. */
  VerifyErrorCode: string | null;
  Passed: string | null;
  SubCode: string | null;
  /** The whole Result as JSON text, what is not named here too: it tells of the device and its user. */
  whole: string;
};

export type KeepaliveResult = Record<string, never>;
