import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "@/lib/kernel/public-address";

const PRIVATE = [
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "100.64.0.1",
  "100.100.100.200",
  "100.127.255.255",
  "127.0.0.1",
  "127.8.9.10",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.8",
  "192.168.1.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "[::1]",
  "0:0:0:0:0:0:0:1",
  "::127.0.0.1",
  "::8.8.8.8",
  "::ffff:127.0.0.1",
  "::ffff:a00:1",
  "::FFFF:192.168.0.1",
  "64:ff9b::127.0.0.1",
  "64:ff9b::a9fe:a9fe",
  "64:ff9b:1::8.8.8.8",
  "2002:7f00:1::",
  "2002:c0a8:101::1",
  "2001:0:4136:e378:8000:63bf:3fff:fdd2",
  "2001:db8::1",
  "fc00::1",
  "fd12::1",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "ff02::1",
  "100::1",
  "4000::1",
];

const PUBLIC = [
  "1.1.1.1",
  "8.8.8.8",
  "100.63.255.255",
  "100.128.0.0",
  "172.15.255.255",
  "172.32.0.1",
  "198.18.0.7",
  "223.255.255.255",
  "2606:4700::1",
  "[2606:4700::1]",
  "2400:3200:0:0:0:0:0:1",
  "::ffff:8.8.8.8",
  "64:ff9b::808:808",
  "2002:808:808::1",
];

describe("isPublicAddress", () => {
  it.each(PRIVATE)("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(PUBLIC)("%s is", (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    "",
    "localhost",
    "example.com",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.256",
    "01.2.3.4",
    "8.8.8.8 ",
    ":",
    "::g",
  ])("%j cannot be read, so it is not", (text) => expect(isPublicAddress(text)).toBe(false));

  it("agrees with Node's own lists on every IPv4 address", () => {
    const list = new BlockList();
    for (const net of ["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"]) add(net);
    for (const net of ["172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24"]) add(net);
    for (const net of ["192.168.0.0/16", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"]) add(net);
    function add(net: string) {
      const [address = "", bits] = net.split("/");
      list.addSubnet(address, Number(bits), "ipv4");
    }
    const near = fc.constantFrom(
      0,
      1,
      9,
      10,
      63,
      64,
      99,
      100,
      113,
      127,
      128,
      168,
      169,
      172,
      192,
      198,
      203,
      254,
    );
    const byte = fc.oneof(near, fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), (parts) => {
        const address = parts.join(".");
        expect(isPublicAddress(address)).toBe(!list.check(address, "ipv4"));
        expect(isPublicAddress(`::ffff:${address}`)).toBe(!list.check(address, "ipv4"));
      }),
      { numRuns: 5_000 },
    );
  });

  it("never throws, and calls nothing public that is no address", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4Extended(), fc.ipV6(), fc.domain()), (text) => {
        if (isPublicAddress(text)) expect(isIP(text.replace(/^\[|\]$/g, ""))).toBeGreaterThan(0);
      }),
      { numRuns: 3_000 },
    );
  });
});
