import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clientFor, expectNoTrace, PARAMETERS } from "@/lib/cloudauth/server/testing/calls";
import {
  json,
  type Recorded,
  type RecordingServer,
  recordingServer,
  SUCCESS,
} from "@/lib/cloudauth/server/testing/recording-server";

const RequestId = "130A2C10-B9EE-4D84-88E3-5384FF030001";

let answer: { status: number; body: (request: Recorded) => object };
let server: RecordingServer;
beforeAll(async () => {
  server = await recordingServer((response, request) => json(response, answer.status, answer.body(request)));
});
beforeEach(() => {
  server.requests.length = 0;
});
afterAll(() => server.close());

/** Every Code of the page, of the sister operations and of the gateway, under each status it is known to come with. */
const CODES: [status: number, code: string, executed: "no" | "maybe", retryable: boolean][] = [
  [400, "MissingParameter", "no", false],
  [400, "InvalidParameter", "no", false],
  [400, "TransactionIdInvalid", "no", false],
  [401, "Forbidden.ExceptionRepeatedInvoke", "no", false],
  [403, "Forbidden.RAMUserAccessDenied", "no", false],
  [403, "Forbidden.AccountAccessDenied", "no", false],
  [403, "Throttling.Api", "no", true],
  [400, "Throttling.Api", "no", true],
  [400, "Throttling.User", "no", true],
  [404, "ProcessNotCompleted", "no", true],
  [429, "SuspiciousActivity", "no", false],
  [500, "InternalError", "maybe", false],
  [503, "ServiceUnavailable", "maybe", false],
  [404, "InvalidAccessKeyId.NotFound", "no", false],
  [400, "InvalidAccessKeyId.NotFound", "no", false],
  [403, "InvalidAccessKeyId.Inactive", "no", false],
  [400, "SignatureDoesNotMatch", "no", false],
  [400, "IncompleteSignature", "no", false],
  [400, "SignatureNonceUsed", "maybe", false],
  [400, "InvalidTimeStamp.Expired", "no", false],
  [400, "InvalidTimeStamp.Format", "no", false],
  [400, "InvalidSecurityToken.Expired", "no", false],
  [400, "InvalidSecurityToken.MismatchWithAccessKey", "no", false],
  [404, "InvalidApi.NotFound", "no", false],
  [403, "Forbidden.RAM", "no", false],
  [403, "Forbidden.RiskControl", "no", false],
  [400, "SomethingNew.OfTheVendor", "maybe", false],
  [200, "InvalidParameter", "no", false],
  [200, "InternalError", "maybe", false],
  [200, "200", "maybe", false],
];

describe("a Code other than Success", () => {
  it.each(CODES)("%i %s", async (status, code, executed, retryable) => {
    answer = {
      status,
      body: () => ({ RequestId, Code: code, Message: "The vendor's sentence.", HostId: "x" }),
    };
    const outcome = await clientFor(server.origin).initialize(PARAMETERS);
    expect(outcome).toEqual({
      kind: "refused",
      httpStatus: status,
      requestId: RequestId,
      code,
      message: "The vendor's sentence.",
      accessDeniedDetail: null,
      executed,
      retryable,
      durationMs: expect.any(Number),
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each(["InternalError", "ServiceUnavailable"])(
    "%s may be asked again when the operation only reads",
    async (Code) => {
      answer = { status: 503, body: () => ({ RequestId, Code }) };
      const ids = { MerchantBizId: "a1", TransactionId: "hks1" };
      const expected = { executed: "maybe", retryable: true, message: null };
      expect(await clientFor(server.origin).checkResult(ids)).toMatchObject(expected);
      expect(await clientFor(server.origin).keepalive()).toMatchObject(expected);
      expect(server.requests).toHaveLength(2);
    },
  );

  it("says which right is missing, and leaves out what it does not know", async () => {
    const AccessDeniedDetail = {
      AuthAction: "cloudauth-intl:Initialize",
      NoPermissionType: "ImplicitDeny",
      PolicyType: "AccountLevelIdentityBasedPolicy",
      AuthPrincipalDisplayName: PARAMETERS.MerchantUserId,
      EncodedDiagnosticMessage: "AQFohsENj7",
      Nested: { a: 1 },
    };
    answer = {
      status: 403,
      body: () => ({ RequestId, Code: "Forbidden.RAMUserAccessDenied", AccessDeniedDetail }),
    };
    const outcome = await clientFor(server.origin).initialize(PARAMETERS);
    expect(outcome).toMatchObject({
      accessDeniedDetail: {
        AuthAction: "cloudauth-intl:Initialize",
        NoPermissionType: "ImplicitDeny",
        PolicyType: "AccountLevelIdentityBasedPolicy",
        AuthPrincipalDisplayName: "***",
      },
    });
    expect(JSON.stringify(outcome)).not.toContain("AQFoh");
    expectNoTrace(outcome);
  });

  it("is redacted when the gateway echoes the whole request", async () => {
    const Message = (request: Recorded) =>
      [
        "Specified signature does not match our calculation for MerchantBizId.",
        `server string to sign is:ACS3-HMAC-SHA256\nPOST\n/\n${request.target.slice(2)}\n`,
        Object.entries(request.headers)
          .map(([name, value]) => `${name}:${value}`)
          .join("\n"),
        decodeURIComponent(request.target),
      ].join(" ");
    answer = {
      status: 400,
      body: (request) => ({
        RequestId,
        Code: "SignatureDoesNotMatch",
        Message: Message(request),
        HostId: request.target,
      }),
    };
    const outcome = await clientFor(server.origin).initialize(PARAMETERS);
    expectNoTrace(outcome);
    expect(outcome).toMatchObject({
      message: "Specified signature does not match our calculation for MerchantBizId. server ***",
    });
  });
});

describe("the clock", () => {
  const gatewayTime = new Date("2026-11-23T07:37:10Z");
  const minutesOff = (request: Recorded) =>
    Math.abs(gatewayTime.getTime() - Date.parse(request.headers["x-acs-date"] ?? "")) / 60_000;

  it.each([
    [-20, "refused"],
    [20, "refused"],
    [14, "accepted"],
  ])("off by %i minutes is %s", async (minutes, kind) => {
    const expired = {
      RequestId,
      Code: "InvalidTimeStamp.Expired",
      Message: "Specified time stamp or date value is expired.",
    };
    answer = { status: 200, body: (request) => (minutesOff(request) > 15 ? expired : SUCCESS) };
    const now = () => new Date(gatewayTime.getTime() + minutes * 60_000 + 789);
    const outcome = await clientFor(server.origin, { now }).initialize(PARAMETERS);
    expect(outcome).toMatchObject(
      kind === "refused"
        ? { kind, code: "InvalidTimeStamp.Expired", executed: "no", requestId: RequestId }
        : { kind },
    );
  });
});
