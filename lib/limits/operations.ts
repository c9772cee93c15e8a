/** Operations of the service, each with a rate of its own in every account and region. */
export const PACED_OPERATIONS = [
  "Initialize",
  "CheckResult",
  "CheckVerifyLog",
  "DeleteVerifyResult",
  "KeepaliveIntl",
] as const;

export type PacedOperation = (typeof PACED_OPERATIONS)[number];
