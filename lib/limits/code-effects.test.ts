import { expect, it } from "vitest";
import { RETURN_CODES } from "@/lib/initialize/return-codes";
import { effectOf } from "@/lib/limits/code-effects";

it("is decided for every documented Code", () => {
  const summary = Object.fromEntries(
    RETURN_CODES.map(({ code }) => {
      const effect = effectOf(code);
      return [
        code,
        effect.kind === "refused" ? `${effect.whose}${effect.atOnce ? " at once" : ""}` : effect.kind,
      ];
    }),
  );
  expect(summary).toEqual({
    Success: "heard",
    MissingParameter: "heard",
    InvalidParameter: "heard",
    TransactionIdInvalid: "heard",
    ProcessNotCompleted: "heard",
    "Throttling.Api": "slower",
    "Throttling.User": "slower",
    SuspiciousActivity: "slower",
    InternalError: "nothing",
    ServiceUnavailable: "nothing",
    SignatureNonceUsed: "nothing",
    "Forbidden.ExceptionRepeatedInvoke": "account at once",
    "Forbidden.AccountAccessDenied": "account",
    "Forbidden.RiskControl": "account",
    "Forbidden.RAMUserAccessDenied": "key",
    "Forbidden.RAM": "key",
    "InvalidAccessKeyId.NotFound": "key",
    "InvalidAccessKeyId.Inactive": "key",
    SignatureDoesNotMatch: "key",
    "InvalidSecurityToken.*": "key",
    IncompleteSignature: "account",
    "InvalidTimeStamp.Expired": "account",
    "InvalidTimeStamp.Format": "account",
    "InvalidApi.NotFound": "account",
  });
});

it.each([
  ["InvalidSecurityToken.Expired", "refused"],
  ["Forbidden.SomethingNew", "refused"],
  ["Throttling.SomethingNew", "slower"],
  ["Forbiddenish", "heard"],
  ["NeverHeardOf", "heard"],
])("of %s goes by its family: %s", (code, kind) => {
  expect(effectOf(code).kind).toBe(kind);
});
