import { expect, test } from "vitest";
import { classify } from "@/lib/cloudauth/server/classify";
import { UNANSWERED_REASONS } from "@/lib/cloudauth/server/outcome";
import { RETURN_CODES } from "@/lib/initialize/return-codes";
import { rejectionOf } from "@/lib/transactions/rejection";

test.each([
  ["Throttling.Api", "throttled"],
  ["Throttling.User", "throttled"],
  ["Throttling.OfTomorrow", "throttled"],
  ["InvalidParameter", "refused"],
  ["Forbidden.ExceptionRepeatedInvoke", "refused"],
  ["Teapot.Short", "refused"],
  ["name-not-found", "unsent"],
  ["connection-refused", "unsent"],
  ["proxy-failed", "unsent"],
  [null, "refused"],
] as const)("%s: %s", (code, rejection) => expect(rejectionOf(code)).toBe(rejection));

test("only what the client calls certainly not executed and worth sending again is said to be throttled", () => {
  for (const { code } of RETURN_CODES) {
    const { executed, retryable } = classify(code, false);
    expect(rejectionOf(code) === "throttled", code).toBe(executed === "no" && retryable);
  }
});

test("no silence in which something may have been sent counts as unsent", () => {
  const unsent = UNANSWERED_REASONS.filter((reason) => rejectionOf(reason) === "unsent");
  expect(unsent).toEqual([
    "endpoint-not-allowed",
    "credential-unusable",
    "name-not-found",
    "connection-refused",
    "connection-failed",
    "connect-timeout",
    "proxy-failed",
    "certificate-refused",
  ]);
});
