import { describe, expect, it } from "vitest";
import { ENDPOINTS, isPrivateEndpoint, knownEndpoint, toOrigin } from "@/lib/cloudauth/server/endpoints";

const HONG_KONG = "https://cloudauth-intl.cn-hongkong.aliyuncs.com";

describe("the fixed list", () => {
  it("has the two endpoints of the Initialize page first", () => {
    expect(
      ENDPOINTS.filter(({ documentedForIdOcr }) => documentedForIdOcr).map(({ origin }) => origin),
    ).toEqual([HONG_KONG, "https://cloudauth-intl-vpc.cn-hongkong.aliyuncs.com"]);
  });

  it("has a different label in both languages for each", () => {
    for (const locale of ["en", "zh"] as const) {
      expect(new Set(ENDPOINTS.map(({ label }) => label[locale])).size).toBe(ENDPOINTS.length);
    }
    expect(knownEndpoint("cloudauth-intl.cn-hongkong.aliyuncs.com")?.network).toBe("public");
  });
});

describe("toOrigin", () => {
  it.each([
    [" CLOUDAUTH-intl.cn-hongkong.aliyuncs.com ", HONG_KONG],
    [`${HONG_KONG}/`, HONG_KONG],
    ["https://cloudauth-intl.cn-hongkong.aliyuncs.com:443", HONG_KONG],
    ["http://127.0.0.1:4999", "http://127.0.0.1:4999"],
    ["127.0.0.1:4999", "https://127.0.0.1:4999"],
    [`${HONG_KONG}/path`, null],
    [`${HONG_KONG}/?a=1`, null],
    [`${HONG_KONG}/#a`, null],
    ["https://me:secret@host.example", null],
    ["file:///etc/passwd", null],
    ["ws://host.example", null],
    ["", null],
  ])("%s is %s", (text, origin) => {
    expect(toOrigin(text)).toBe(origin);
  });
});

describe("what may be called", () => {
  const listed = ["http://127.0.0.1:4999/", "https://gateway.example"];

  it.each([
    [HONG_KONG, "public"],
    ["http://cloudauth-intl.cn-hongkong.aliyuncs.com", null],
    ["https://cloudauth-intl.cn-hongkong.aliyuncs.com.example", null],
    ["https://cloudauth-intl.cn-hongkong.aliyuncs.com:8443", null],
    ["http://127.0.0.1:4999", "private"],
    ["http://127.0.0.1:5000", null],
    ["https://gateway.example", "private"],
    ["http://gateway.example", null],
    ["nonsense //", null],
  ])("%s: %s", (origin, listing) => {
    expect(knownEndpoint(origin) !== undefined).toBe(listing === "public");
    expect(isPrivateEndpoint(origin, listed)).toBe(listing === "private");
  });

  it("is not private because a setting lists nonsense", () => {
    expect(isPrivateEndpoint("nonsense //", ["nonsense //"])).toBe(false);
  });
});
