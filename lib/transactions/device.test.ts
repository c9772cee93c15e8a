import fc from "fast-check";
import { expect, test } from "vitest";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { parameter } from "@/lib/initialize/parameters";
import { readDevice } from "@/lib/transactions/device";

test("tells the kind of device and its versions", () => {
  const android =
    '{"apdidToken":"t","appName":"a","bioMetaInfo":"3.46.0:2916352,0","deviceModel":"MI 6","deviceType":"android","osVersion":"9","zimVer":"1.0.0"}';
  expect(readDevice(android)).toEqual({ type: "android", os: "9", sdk: "1.0.0" });
  const web = '{"bioMetaInfo":"4.1.0:2916352,0","deviceType":"web","ua":"Mozilla/5.0"}';
  expect(readDevice(web)).toEqual({ type: "web", os: null, sdk: "4.1.0" });
  const page = parameter("MetaInfo").example;
  expect(readDevice(page)).toEqual({ type: "ios", os: "10.3.2", sdk: "3.0.0" });
  for (const { platform, metaInfo } of DEVICE_PROFILES) expect(readDevice(metaInfo).type).toBe(platform);
});

test("tells nothing but words and versions of any text, and never fails", () => {
  const secretive = fc.record(
    {
      deviceType: fc.oneof(fc.string(), fc.constant("somebody's phone +65 8123 4567")),
      osVersion: fc.oneof(fc.string(), fc.integer()),
      zimVer: fc.json(),
      bioMetaInfo: fc.oneof(fc.string(), fc.constant(":secret")),
    },
    { requiredKeys: [] },
  );
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    secretive.map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { type, os, sdk } = readDevice(text);
      expect(type ?? "web").toMatch(/^[a-z][a-z0-9_-]{0,19}$/i);
      for (const version of [os, sdk]) expect(version ?? "1").toMatch(/^[\d.]{1,25}$/);
    }),
  );
});
