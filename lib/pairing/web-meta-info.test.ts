import fc from "fast-check";
import { expect, test } from "vitest";
import { deviceOf } from "@/lib/pairing/device";
import { webClaimSchema } from "@/lib/pairing/schema";
import { webMetaInfo } from "@/lib/pairing/web-meta-info";

test("says what the browser says", () => {
  const ua =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1";
  expect(JSON.parse(webMetaInfo(ua))).toEqual({ bioMetaInfo: "4.1.0:2916352,0", deviceType: "web", ua });
  expect(deviceOf(webMetaInfo(ua))).toBe("Safari, iPhone");
});

test("can be sent, whatever the browser calls itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii", maxLength: 9_999 }), (ua) => {
      return webClaimSchema.safeParse({ metaInfo: webMetaInfo(ua) }).success;
    }),
  );
});
