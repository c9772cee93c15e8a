import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publicFetch } from "@/lib/platform/server/public-fetch";
import { closeAll, get, NOWHERE, service, settings } from "@/lib/platform/server/testing/calls-to-addresses";
import { type ConnectionAttempts, watchConnections } from "@/lib/platform/server/testing/connection-attempts";
import {
  HOSTILE_ADDRESSES,
  HOSTILE_ANSWERS,
  HOSTILE_HOSTS,
} from "@/lib/platform/server/testing/hostile-addresses";

// S8, at the socket: whatever is said in place of an address, no connection to a private one is begun.

let watch: ConnectionAttempts;
beforeAll(async () => {
  watch = await watchConnections();
});
afterAll(() => watch.stop());
beforeEach(() => void watch.take());
afterEach(closeAll);

test("the count counts: a permitted call to this machine is seen, and arrives", async () => {
  const before = watch.arrived();
  await get("https://127.0.0.1/", { permitted: ["https://127.0.0.1"] });
  await get("https://name.test/", { permitted: ["https://name.test"], resolve: async () => ["127.0.0.1"] });
  expect([watch.take(), watch.arrived() - before]).toEqual([["127.0.0.1", "127.0.0.1"], 2]);
});

const EVERY = [...HOSTILE_HOSTS.map((host) => `https://${host}/`), ...HOSTILE_ADDRESSES.map(([a]) => a)];

test(`of ${EVERY.length} hosts and addresses none is connected to`, async () => {
  expect(new Set(EVERY).size).toBeGreaterThanOrEqual(140);
  const before = watch.arrived();
  // The worst resolver there is: whatever reaches it leads home.
  const resolve = async () => ["127.0.0.1"];
  const answers = await Promise.all(EVERY.map((address) => get(address, { resolve })));
  expect(answers.filter(({ ok }) => ok)).toEqual([]);
  expect([watch.take(), watch.arrived() - before]).toEqual([[], 0]);
});

describe("a name that somebody owns", () => {
  test.each(HOSTILE_ANSWERS)("is not called when it says %s …", async (...said) => {
    expect(await get("https://a.example.com/", { resolve: async () => said })).toMatchObject({
      ok: false,
      problem: "not-public",
    });
    expect(watch.take()).toEqual([]);
  });

  test.each(HOSTILE_ANSWERS)("is called where it led first when it says %s only later", async (...said) => {
    let looks = 0;
    const resolve = async () => {
      looks += 1;
      return looks === 1 ? [NOWHERE] : [...said];
    };
    await get("https://a.example.com/", { resolve, connectMs: 20 });
    expect([looks, watch.take()]).toEqual([1, [NOWHERE]]);
  });
});

describe("an answer that points inwards", () => {
  const inwards = (port: number) => [
    `http://127.0.0.1:${port}/`,
    `//127.0.0.1:${port}/`,
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/latest/meta-data/",
    "file:///etc/passwd",
    "/again",
  ];

  test.each([300, 301, 302, 303, 305, 307, 308])("with %i is not followed", async (status) => {
    const inner = await service();
    for (const location of inwards(inner.port)) {
      const outer = await service((_req, res) => res.writeHead(status, { location }).end());
      const seen = await publicFetch(
        `${outer.origin}/`,
        { method: "GET" },
        settings({ permitted: [outer.origin] }),
      );
      expect(seen).toMatchObject({ ok: true, status, redirectTo: location });
      expect([watch.take(), outer.connections(), inner.connections()]).toEqual([["127.0.0.1"], 1, 0]);
    }
  });

  test.each([
    { refresh: "0; url=https://127.0.0.1/" },
    { "alt-svc": 'h2="127.0.0.1:443"; ma=60' },
    { link: "<https://127.0.0.1/>; rel=preload" },
    { "content-location": "https://127.0.0.1/" },
  ])("by %o is not followed either", async (headers) => {
    const outer = await service((_req, res) => res.writeHead(200, headers).end());
    await publicFetch(`${outer.origin}/`, { method: "GET" }, settings({ permitted: [outer.origin] }));
    expect([watch.take(), outer.connections()]).toEqual([["127.0.0.1"], 1]);
  });
});
