import type { Accepted, Refused, Unanswered } from "@/lib/cloudauth/server/outcome";

const COMMON = { requestId: "R-1", durationMs: 5 };

export const accepted: Accepted<object> = {
  ...COMMON,
  kind: "accepted",
  httpStatus: 200,
  code: "Success",
  message: null,
  result: {},
};

export const broken: Unanswered = {
  ...COMMON,
  kind: "unanswered",
  reason: "connection-reset",
  httpStatus: null,
  executed: "maybe",
};

export function refusedWith(code: string): Refused {
  return {
    ...COMMON,
    kind: "refused",
    httpStatus: 400,
    code,
    message: null,
    accessDeniedDetail: null,
    executed: "no",
    retryable: false,
  };
}
