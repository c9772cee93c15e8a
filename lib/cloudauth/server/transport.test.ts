import { connect } from "node:net";
import { Agent, errors } from "undici";
import { describe, expect, it } from "vitest";
import { json, recordingServer, SUCCESS } from "@/lib/cloudauth/server/testing/recording-server";
import { type Reply, send } from "@/lib/cloudauth/server/transport";
import { failureReason } from "@/lib/cloudauth/server/transport-failure";

const LIMITS = { connectMs: 5_000, headersMs: 5_000, bodyMs: 5_000, totalMs: 5_000 };

describe("a call given up while connecting", () => {
  it.each([
    ["its own limit", { ...LIMITS, connectMs: 10 }],
    ["the limit of the whole call", { ...LIMITS, totalMs: 10 }],
  ])("by %s is not sent when the connection stands at last", async (_what, timeouts) => {
    const server = await recordingServer((response) => json(response, 200, SUCCESS));
    const late = Promise.withResolvers<void>();
    const dispatcher = new Agent({
      connect: (_options, callback) => {
        late.promise.then(() => {
          const socket = connect(server.port, "127.0.0.1", () => callback(null, socket));
        });
      },
    });
    const request = {
      origin: server.origin,
      query: "A=1",
      headers: {},
      timeouts,
      maxBytes: 1_000,
      viaProxy: false,
    };
    expect(await send(dispatcher, request)).toEqual({
      ok: false,
      reason: "connect-timeout",
      sent: false,
      httpStatus: null,
      requestIdHeader: null,
    } satisfies Reply);

    late.resolve();
    await dispatcher.close();
    expect(server.requests).toEqual([]);
    await server.close();
  });
});

describe("what broke", () => {
  const coded = (code: string) => Object.assign(new Error(`${code} https://host/?MetaInfo=secret`), { code });

  it.each([
    ["ENOTFOUND", "name-not-found"],
    ["EAI_AGAIN", "name-not-found"],
    ["ECONNREFUSED", "connection-refused"],
    ["ENETUNREACH", "connection-failed"],
    ["ECONNRESET", "connection-failed"],
    ["ETIMEDOUT", "connect-timeout"],
    ["UND_ERR_CONNECT_TIMEOUT", "connect-timeout"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate-refused"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificate-refused"],
    ["CERT_HAS_EXPIRED", "certificate-refused"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate-refused"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "certificate-refused"],
    ["EPROTO", "certificate-refused"],
    ["ERR_PRIVATE_ADDRESS", "endpoint-not-allowed"],
  ])("%s while connecting is %s", (code, reason) => {
    expect(failureReason(coded(code), "connect", false)).toBe(reason);
  });

  it("is the proxy when there is one, except for a certificate", () => {
    for (const code of ["ENOTFOUND", "ECONNREFUSED", "UND_ERR_ABORTED"]) {
      expect(failureReason(coded(code), "connect", true)).toBe("proxy-failed");
    }
    expect(failureReason(coded("CERT_HAS_EXPIRED"), "connect", true)).toBe("certificate-refused");
  });

  it("depends on how far the call had come", () => {
    expect(failureReason(coded("ECONNRESET"), "headers", false)).toBe("connection-reset");
    expect(failureReason(coded("ECONNRESET"), "body", false)).toBe("answer-truncated");
    expect(failureReason(new errors.HTTPParserError("Invalid EOF state"), "body", false)).toBe(
      "answer-truncated",
    );
    expect(failureReason("no error at all", "headers", false)).toBe("connection-reset");
  });
});
