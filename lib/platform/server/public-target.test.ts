import { afterEach, describe, expect, test } from "vitest";
import { closeAll, get, NOWHERE, service } from "@/lib/platform/server/testing/calls-to-addresses";

afterEach(closeAll);

const LOOPBACK_SPELLINGS = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "127.8.9.10",
  "2130706433",
  "0x7f000001",
  "0x7f.0.0.1",
  "0x7f.1",
  "017700000001",
  "0177.0.0.1",
  "0177.0.0.01",
  "127.0.0.1.",
  "１２７.０.０.１",
  "127。0。0。1",
  "①②⑦.0.0.1",
  "%31%32%37.0.0.1",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::127.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b:1::7f00:1]",
  "[2002:7f00:1::]",
  "[::]",
  "0",
  "0.0.0.0",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "a.localhost",
];
const INNER = [
  "169.254.169.254",
  "2852039166",
  "0xa9fea9fe",
  "[::ffff:169.254.169.254]",
  "[fd00:ec2::254]",
  "100.100.100.200",
  "1684300232",
  "0x64.0x64.0x64.0xc8",
  "[::ffff:100.100.100.200]",
  "100.64.0.1",
  "10.0.0.1",
  "10.1",
  "167772161",
  "012.0.0.1",
  "172.16.0.1",
  "172.31.255.254",
  "192.168.0.1",
  "198.18.0.1",
  "198.19.255.254",
  "192.168.257",
  "3232235521",
  "192.0.0.1",
  "192.0.2.1",
  "198.51.100.7",
  "203.0.113.7",
  "192.88.99.1",
  "224.0.0.251",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
  "[fc00::1]",
  "[fe80::1]",
  "[fec0::1]",
  "[ff02::1]",
  "[2001:db8::1]",
  "[2001:0:7f00:1::]",
  "[2002:c0a8:101::1]",
  "[64:ff9b::a00:1]",
  "[100::1]",
  "metadata",
  "intranet",
  "router.local",
  "metadata.google.internal",
  "db.corp",
  "1.0.0.127.in-addr.arpa",
];

describe("an address that somebody gave", () => {
  test.each([...LOOPBACK_SPELLINGS, ...INNER])("https://%s is not called", async (host) => {
    const { connections } = await service();
    expect(await get(`https://${host}/`)).toMatchObject({ ok: false, problem: "not-public" });
    expect(connections()).toBe(0);
  });

  test.each([
    ["", "unreadable"],
    ["example.com", "unreadable"],
    ["https://", "unreadable"],
    ["https://[::1", "unreadable"],
    ["https://256.256.256.256/", "unreadable"],
    ["https://[fe80::1%25eth0]/", "unreadable"],
    ["http://example.com/", "not-https"],
    ["ftp://example.com/", "not-https"],
    ["file:///etc/passwd", "not-https"],
    ["gopher://example.com/", "not-https"],
    ["data:text/plain,hello", "not-https"],
    ["https://example.com:80/", "other-port"],
    ["https://example.com:8443/", "other-port"],
    ["https://example.com:22/", "other-port"],
    ["https://somebody@example.com/", "user-info"],
    ["https://example.com:pass@127.0.0.1/", "user-info"],
    ["https://8.8.8.8@127.0.0.1/", "user-info"],
    [`https://example.com/${"x".repeat(17_000)}`, "too-long"],
  ])("%s is refused as %s", async (address, problem) => {
    expect(await get(address)).toMatchObject({ ok: false, problem });
  });

  test.each([
    ["https://example.com\\@127.0.0.1/", "example.com"],
    ["https:\\\\example.com/", "example.com"],
    ["https://example.com#@127.0.0.1/", "example.com"],
    ["https://exa\tmple.com/", "example.com"],
  ])("%s leads to %s and nowhere else", async (address, host) => {
    const asked: string[] = [];
    await get(address, {
      resolve: async (name) => {
        asked.push(name);
        return [];
      },
    });
    expect(asked).toEqual([host]);
  });

  test("a name with a single private address among public ones is refused", async () => {
    for (const inner of ["127.0.0.1", "10.0.0.8", "::1", "::ffff:10.0.0.8", "fe80::1%eth0", "rubbish"]) {
      const answer = await get("https://a.example.com/", { resolve: async () => [NOWHERE, inner] });
      expect(answer, inner).toMatchObject({ ok: false, problem: "not-public" });
    }
  });

  test("a name that is not found, or not in time, is refused", async () => {
    const failing = async () => Promise.reject(new Error("ENOTFOUND"));
    expect(await get("https://a.example.com/", { resolve: failing })).toMatchObject({
      problem: "name-not-found",
    });
    const silent = () => new Promise<string[]>(() => {});
    expect(await get("https://a.example.com/", { resolve: silent, totalMs: 20 })).toMatchObject({
      problem: "name-not-found",
    });
  });
});
