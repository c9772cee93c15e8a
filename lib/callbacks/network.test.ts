import { isIPv6 } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { networkOf, OTHERS, plainAddress } from "@/lib/callbacks/network";

test.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
  ["2001:DB8::1", "2001:db8::/48"],
  ["2001:db8:0:1::", "2001:db8::/48"],
  ["fe80::1%eth0", "fe80::/48"],
  ["::1", "::/48"],
  ["", OTHERS],
  ["1.2.3", OTHERS],
  [":::", OTHERS],
  ["nonsense", OTHERS],
  [undefined, OTHERS],
])("the network of %s is %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("whatever it is, it has a network of bounded length, and neighbours share theirs", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (address) => {
      expect(networkOf(address).length).toBeLessThanOrEqual(20);
    }),
    { numRuns: 2_000 },
  );
  const group = fc.nat(0xffff).map((value) => value.toString(16));
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const network = networkOf(groups.join(":"));
      expect(isIPv6(network.replace("/48", ""))).toBe(true);
      expect(networkOf([...groups.slice(0, 7), "1"].join(":"))).toBe(network);
      expect(networkOf(network.replace("/48", ""))).toBe(network);
    }),
    { numRuns: 2_000 },
  );
});

test("an IPv4 address is shown as one", () => {
  expect(["::ffff:10.0.0.1", "10.0.0.1", "::1", undefined].map(plainAddress)).toEqual([
    "10.0.0.1",
    "10.0.0.1",
    "::1",
    null,
  ]);
});
