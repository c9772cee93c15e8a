import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Call, readCall } from "@/lib/sandbox/gateway/call";
import { canonicalRequest, sha256Hex } from "@/lib/sandbox/gateway/canonical-request";
import { Refusal } from "@/lib/sandbox/gateway/refusal";
import { verifyCall } from "@/lib/sandbox/gateway/verify-call";
import { signCall } from "@/lib/sandbox/testing/sign-call";

const SIGNATURE = "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0";
const SIGNED = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
const KEYS = [{ id: "YourAccessKeyId", secret: "YourAccessKeySecret" }];
const NOW = Date.parse("2023-10-26T10:22:32Z");

/** The known answer that the vendor publishes. */
function published(signature = SIGNATURE): Call {
  return readCall({
    method: "POST",
    target: "/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
    headers: {
      host: "ecs.cn-shanghai.aliyuncs.com",
      "x-acs-action": "RunInstances",
      "x-acs-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "x-acs-date": "2023-10-26T10:22:32Z",
      "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
      "x-acs-version": "2014-05-26",
      authorization: `ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=${SIGNED},Signature=${signature}`,
    },
    body: Buffer.alloc(0),
  });
}

function codeOf(run: () => unknown): string {
  try {
    run();
    return "accepted";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe("the vendor's published vector", () => {
  test("has the published hash of its canonical request", () => {
    expect(sha256Hex(canonicalRequest(published(), SIGNED.split(";")))).toBe(
      "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259",
    );
  });

  test("is accepted", () => {
    expect(verifyCall(published(), KEYS, NOW)).toEqual({
      accessKeyId: "YourAccessKeyId",
      nonce: "3156853299f313e23d1673dc12e1703d",
      sentAt: NOW,
    });
  });

  test.each([...SIGNATURE].map((_, place) => place))("is refused with hex digit %i changed", (place) => {
    const digit = SIGNATURE[place] === "0" ? "1" : "0";
    const changed = SIGNATURE.slice(0, place) + digit + SIGNATURE.slice(place + 1);
    expect(codeOf(() => verifyCall(published(changed), KEYS, NOW))).toBe("SignatureDoesNotMatch");
  });
});

/** Any text that UTF-8 can carry: half a surrogate pair cannot travel in a URL. */
const text = fc.string({ unit: "grapheme", maxLength: 40 });
const parameters = fc.dictionary(fc.oneof(text, fc.constantFrom("a+b", "x y", "!'()*~", "%41", "&=")), text, {
  maxKeys: 8,
  noNullPrototype: true,
});

function received(query: Record<string, string>, secret = "s"): Call {
  const date = new Date(NOW);
  const signed = signCall({
    host: "h",
    action: "Initialize",
    parameters: query,
    accessKeyId: "id",
    secret,
    date,
  });
  return readCall({ method: "POST", ...signed, body: Buffer.alloc(0) });
}

describe("any signed call", () => {
  test("is accepted with its own secret and refused with another", () => {
    fc.assert(
      fc.property(parameters, (query) => {
        const call = received(query);
        expect(codeOf(() => verifyCall(call, [{ id: "id", secret: "s" }], NOW))).toBe("accepted");
        expect(codeOf(() => verifyCall(call, [{ id: "id", secret: "S" }], NOW))).toBe(
          "SignatureDoesNotMatch",
        );
      }),
      { numRuns: 300 },
    );
  });

  test("is refused once any parameter is changed, added or taken away", () => {
    fc.assert(
      fc.property(parameters, text, text, (query, name, value) => {
        const call = received(query);
        const changed = new Map(call.parameters);
        if (changed.get(name) === value) changed.delete(name);
        else changed.set(name, value);
        const forged = { ...call, parameters: changed };
        expect(codeOf(() => verifyCall(forged, [{ id: "id", secret: "s" }], NOW))).toBe(
          "SignatureDoesNotMatch",
        );
      }),
      { numRuns: 300 },
    );
  });

  test("is refused when its body was exchanged", () => {
    const forged = { ...received({}), body: Buffer.from("a=b") };
    expect(codeOf(() => verifyCall(forged, [{ id: "id", secret: "s" }], NOW))).toBe("SignatureDoesNotMatch");
  });
});
