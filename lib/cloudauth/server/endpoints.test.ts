import { describe, expect, it } from "vitest";
import {
  ENDPOINTS,
  isAllowedEndpoint,
  isPrivateEndpoint,
  knownEndpoint,
  toOrigin,
} from "@/lib/cloudauth/server/endpoints";

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
    [HONG_KONG, true],
    ["http://cloudauth-intl.cn-hongkong.aliyuncs.com", false],
    ["https://cloudauth-intl.cn-hongkong.aliyuncs.com.example", false],
    ["https://cloudauth-intl.cn-hongkong.aliyuncs.com:8443", false],
    ["http://127.0.0.1:4999", true],
    ["http://127.0.0.1:5000", false],
    ["https://gateway.example", true],
    ["http://gateway.example", false],
    ["nonsense //", false],
  ])("%s: %s", (origin, allowed) => {
    expect(isAllowedEndpoint(origin, listed)).toBe(allowed);
  });

  it("is private only when a setting lists it", () => {
    expect(isPrivateEndpoint("http://127.0.0.1:4999", listed)).toBe(true);
    expect(isPrivateEndpoint(HONG_KONG, listed)).toBe(false);
    expect(isPrivateEndpoint("nonsense //", ["nonsense //"])).toBe(false);
  });
});
