/** Every way a request can end without doing what was asked, each with the one HTTP status it travels under. */
export const ERROR_STATUS = {
  "bad-input": 400,
  "not-signed-in": 401,
  "must-change-password": 403,
  "not-allowed": 403,
  "wrong-origin": 403,
  "not-found": 404,
  "already-done": 409,
  conflict: 409,
  "too-large": 413,
  "too-many-requests": 429,
  "vendor-refused": 502,
  unavailable: 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Messages keyed by the path of the field they belong to: `issue.path.join(".")`. */
export type FieldErrors = Record<string, string>;

/** Values that a translated message may interpolate. Never a secret, a URL of a call or personal data. */
export type MessageValues = Record<string, string | number>;

type Details = { cause?: unknown; fieldErrors?: FieldErrors; values?: MessageValues };

/**
 * An expected failure that a person may be told about.
 *
 * `messageKey` names an entry of the `errors` messages, so the sentence reaches each reader in their own
 * language; `cause` is for the log alone. Anything else that is thrown, unless the database was away, is a bug: it is logged
 * whole and shown as a request id.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly messageKey: string;
  readonly fieldErrors: FieldErrors;
  readonly values: MessageValues;

  constructor(code: ErrorCode, messageKey: string, details: Details = {}) {
    super(`${code}: ${messageKey}`, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.messageKey = messageKey;
    this.fieldErrors = details.fieldErrors ?? {};
    this.values = details.values ?? {};
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
