import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CallToSign, signCall } from "@/lib/cloudauth/server/acs3-signature";
import { anyParameters, parameterValue } from "@/lib/cloudauth/server/testing/parameters";
import { canonicalQuery, enc } from "@/lib/initialize/canonical-query";

const RUNS = { numRuns: 1_000 };

const VENDORS_EXAMPLE: CallToSign = {
  host: "ecs.cn-shanghai.aliyuncs.com",
  action: "RunInstances",
  version: "2014-05-26",
  date: "2023-10-26T10:22:32Z",
  nonce: "3156853299f313e23d1673dc12e1703d",
  query: {
    RegionId: "cn-shanghai",
    ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
  },
};
const VENDORS_KEY = { accessKeyId: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret" };

describe("the vendor's published example", () => {
  it("gives the published hash and signature to the last digit", () => {
    const signed = signCall(VENDORS_EXAMPLE, VENDORS_KEY);
    expect(signed.canonicalRequestHash).toBe(
      "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259",
    );
    expect(signed.signature).toBe("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    expect(signed.headers.authorization).toBe(
      "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;" +
        "x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
    );
  });

  it("signs the two headers of a temporary credential in their place", () => {
    const signed = signCall(VENDORS_EXAMPLE, { ...VENDORS_KEY, securityToken: "token" });
    expect(signed.headers).toMatchObject({
      "x-acs-accesskey-id": "YourAccessKeyId",
      "x-acs-security-token": "token",
    });
    expect(signed.headers.authorization).toContain(
      "SignedHeaders=host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;",
    );
  });
});

describe("enc", () => {
  it.each([
    ["!'()*", "%21%27%28%29%2A"],
    ["~-_.", "~-_."],
    [" +%&=", "%20%2B%25%26%3D"],
    ["中\u{1f600}\0", "%E4%B8%AD%F0%9F%98%80%00"],
    ["", ""],
    ["a\ud800b", "a%EF%BF%BDb"],
  ])("writes %j as %s", (text, encoded) => {
    expect(enc(text)).toBe(encoded);
  });

  it("is undone by decoding, and leaves only unreserved letters", () => {
    fc.assert(
      fc.property(parameterValue, (text) => {
        const encoded = enc(text);
        expect(decodeURIComponent(encoded)).toBe(text);
        expect(encoded).toMatch(/^(?:[\w.~-]|%[\dA-F]{2})*$/);
      }),
      RUNS,
    );
  });

  it("takes halves of surrogate pairs without throwing", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("\ud83d", "\ude00", "a") }), (text) => {
        expect(decodeURIComponent(enc(text))).toBe(text.toWellFormed());
      }),
      RUNS,
    );
  });
});

describe("signing", () => {
  const call = (query: Record<string, string>): CallToSign => ({ ...VENDORS_EXAMPLE, query });

  it("sorts names by code unit, not by code point or alphabet", () => {
    expect(canonicalQuery({ a: "1", B: "2", "\uff61": "3", "\u{1f600}": "4", aa: "5" })).toBe(
      "B=2&a=1&aa=5&%F0%9F%98%80=4&%EF%BD%A1=3",
    );
    fc.assert(
      fc.property(anyParameters, (parameters) => {
        const names = canonicalQuery(parameters)
          .split("&")
          .map((pair) => decodeURIComponent(pair.split("=")[0] ?? ""));
        expect(names).toEqual(Object.keys(parameters).length === 0 ? [""] : Object.keys(parameters).sort());
      }),
      RUNS,
    );
  });

  it("depends on nothing but what it is given, and changes none of it", () => {
    fc.assert(
      fc.property(anyParameters, fc.string(), (parameters, accessKeySecret) => {
        const before = structuredClone(parameters);
        const key = { ...VENDORS_KEY, accessKeySecret };
        const reversed = Object.fromEntries(Object.entries(parameters).reverse());
        const signed = signCall(call(parameters), key);
        expect(signCall(call(parameters), key)).toEqual(signed);
        expect(signCall(call(reversed), key)).toEqual(signed);
        expect(parameters).toEqual(before);
      }),
      RUNS,
    );
  });

  it("changes with every value, and never shows the secret", () => {
    fc.assert(
      fc.property(anyParameters, fc.string(), fc.uuid(), (parameters, value, accessKeySecret) => {
        fc.pre(parameters.MetaInfo !== value);
        const key = { ...VENDORS_KEY, accessKeySecret };
        const signed = signCall(call(parameters), key);
        expect(signCall(call({ ...parameters, MetaInfo: value }), key).signature).not.toBe(signed.signature);
        expect(signCall(call(parameters), VENDORS_KEY).signature).not.toBe(signed.signature);
        expect(JSON.stringify(signed.headers)).not.toContain(accessKeySecret);
      }),
      RUNS,
    );
  });
});
