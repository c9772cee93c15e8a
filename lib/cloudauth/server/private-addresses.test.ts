import { describe, expect, it } from "vitest";
import { isPrivateAddress, PRIVATE_ADDRESS, publicLookup } from "@/lib/cloudauth/server/private-addresses";

describe("isPrivateAddress", () => {
  it.each([
    "127.0.0.1",
    "127.8.9.10",
    "0.0.0.0",
    "10.0.0.1",
    "100.100.2.136",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "[::1]",
    "::",
    "fd12::1",
    "fe80::1",
    "::ffff:127.0.0.1",
    "::ffff:a00:1",
  ])("%s is", (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(["8.8.8.8", "172.32.0.1", "198.18.0.7", "2606:4700::1", "::ffff:8.8.8.8", "localhost", ""])(
    "%s is not",
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});

describe("publicLookup", () => {
  const answer = (all: boolean, hostname: string) =>
    new Promise((resolve) => {
      publicLookup(hostname, { all }, (error, address, family) =>
        resolve({ code: error?.code, address, family }),
      );
    });

  it.each([true, false])("refuses a name of this machine (all: %s)", async (all) => {
    expect(await answer(all, "localhost")).toEqual({ code: PRIVATE_ADDRESS, address: "", family: 0 });
  });

  it("hands a public address over in the form that was asked for", async () => {
    expect(await answer(true, "8.8.8.8")).toMatchObject({ address: [{ address: "8.8.8.8", family: 4 }] });
    expect(await answer(false, "8.8.8.8")).toMatchObject({ address: "8.8.8.8", family: 4 });
  });
});
