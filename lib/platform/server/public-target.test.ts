import { describe, expect, test } from "vitest";
import { get, NOWHERE } from "@/lib/platform/server/testing/calls-to-addresses";
import { HOSTILE_ADDRESSES, HOSTILE_HOSTS } from "@/lib/platform/server/testing/hostile-addresses";

// That nothing is connected to, either, is counted in `public-connections.test.ts`.

describe("an address that somebody gave", () => {
  test.each(HOSTILE_HOSTS)("https://%s is not called", async (host) => {
    expect(await get(`https://${host}/`)).toMatchObject({ ok: false, problem: "not-public" });
  });

  test.each(HOSTILE_ADDRESSES)("%s is refused as %s", async (address, problem) => {
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
