import fc from "fast-check";
import { expect, it } from "vitest";
import { DEVICE_PROFILES } from "@/lib/initialize/meta-info";
import { deviceOf } from "@/lib/pairing/device";

it("names the device of every form of MetaInfo", () => {
  expect(DEVICE_PROFILES.map(({ metaInfo }) => deviceOf(metaInfo))).toEqual([
    "iPhone17,1, iOS 18.5",
    "Sandbox Phone, 15",
    "Chrome, Android",
  ]);
});

it.each([
  ["{}", ""],
  ["rubbish", ""],
  ["null", ""],
  ['{"deviceType":"web"}', "web"],
  ['{"deviceModel":7,"osVersion":{}}', ""],
  ['{"deviceModel":"a\\u202eb\\u0000c"}', "abc"],
  [`{"deviceModel":"${"x".repeat(999)}"}`, "x".repeat(60)],
])("makes of %.30s no more than %.12s", (metaInfo, name) => expect(deviceOf(metaInfo)).toBe(name));

it("is one short line, whatever the device says", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii" }), (deviceModel) => {
      const name = deviceOf(JSON.stringify({ deviceModel }));
      return [...name].length <= 60 && !/[\p{C}\n\r]/u.test(name);
    }),
  );
});
