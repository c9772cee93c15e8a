type CodeFacts = {
  /** HTTP statuses the code is documented under; the first is the one answered unless another is asked for. */
  statuses: readonly number[];
  message: string;
};

/** Every refusal that the product's page or the gateway before it is known to answer. */
export const CODES = {
  MissingParameter: { statuses: [400], message: "Parameter cannot be empty." },
  InvalidParameter: { statuses: [400], message: "Invalid parameter." },
  TransactionIdInvalid: { statuses: [400], message: "The TransactionId is not valid." },
  "Forbidden.ExceptionRepeatedInvoke": {
    statuses: [401],
    message: "The number of repeated abnormal calls exceeds the limit.",
  },
  "Forbidden.RAMUserAccessDenied": {
    statuses: [403],
    message: "You need to grant the RAM user the AliyunAntCloudAuthFullAccess permission.",
  },
  "Forbidden.AccountAccessDenied": {
    statuses: [403],
    message: "Ensure that you have activated ID verification and your account has no overdue payment.",
  },
  "Throttling.Api": { statuses: [403, 400], message: "API request is blocked due to throttling." },
  ProcessNotCompleted: { statuses: [404], message: "The user has not finished the verification." },
  SuspiciousActivity: { statuses: [429], message: "Suspicious activity was found in this account." },
  InternalError: { statuses: [500], message: "Internal system error." },
  ServiceUnavailable: { statuses: [503], message: "The service is unavailable." },

  "InvalidApi.NotFound": {
    statuses: [404],
    message: "The API asked for does not exist: check URL and method.",
  },
  "InvalidAccessKeyId.NotFound": { statuses: [404, 400], message: "The AccessKeyId is not known." },
  "InvalidAccessKeyId.Inactive": { statuses: [400], message: "The AccessKeyId is disabled." },
  IncompleteSignature: { statuses: [400], message: "The request is not signed as ACS3-HMAC-SHA256 demands." },
  SignatureDoesNotMatch: { statuses: [400, 403], message: "The signature does not match our calculation." },
  SignatureNonceUsed: { statuses: [400], message: "The signature nonce was used already." },
  "InvalidTimeStamp.Expired": {
    statuses: [400],
    message: "The x-acs-date is more than 15 minutes away from the server's time.",
  },
  "InvalidTimeStamp.Format": {
    statuses: [400],
    message: "The x-acs-date is not of the form yyyy-MM-ddTHH:mm:ssZ.",
  },
  "InvalidSecurityToken.Malformed": {
    statuses: [400, 403],
    message: "The SecurityToken is malformed or absent.",
  },
  "InvalidSecurityToken.MismatchWithAccessKey": {
    statuses: [400, 403],
    message: "The SecurityToken does not belong to the AccessKeyId.",
  },
  "InvalidSecurityToken.Expired": { statuses: [400, 403], message: "The SecurityToken is past its time." },
  "Throttling.User": { statuses: [400], message: "The account is blocked due to throttling." },
  "Forbidden.RAM": { statuses: [403], message: "The RAM user may not do this." },
  "Forbidden.RiskControl": { statuses: [403], message: "The call was refused by risk control." },
} as const satisfies Record<string, CodeFacts>;

export type RefusalCode = keyof typeof CODES;

export function isRefusalCode(value: unknown): value is RefusalCode {
  return typeof value === "string" && Object.hasOwn(CODES, value);
}

/** The statuses a code is documented under. */
export function statusesOf(code: RefusalCode): readonly number[] {
  return CODES[code].statuses;
}
