import { afterAll, afterEach, describe, expect, test } from "vitest";
import { createStrays, MOST_NETWORKS } from "@/lib/callbacks/server/strays";
import { breakableDatabase } from "@/lib/callbacks/testing/breakable-database";
import { database, pool } from "@/lib/platform/server/db";

const HOUR = 60 * 60_000;
const NOON = Date.parse("2026-11-23T12:00:00Z");
const line = await breakableDatabase(process.env.DATABASE_URL ?? "");
afterAll(() => line.close());
afterEach(() => database().strayCallback.deleteMany());

/** An address in a network of its own. */
const address = (network: number) => `10.${Math.floor(network / 256)}.${network % 256}.9`;
const stored = async () => {
  const rows = await database().strayCallback.findMany({ orderBy: [{ hour: "asc" }, { count: "desc" }] });
  return rows.map(({ hour, source, count }) => [hour.toISOString().slice(11, 16), source, count]);
};
const sum = async () => (await database().strayCallback.aggregate({ _sum: { count: true } }))._sum.count;

describe("strays", () => {
  test("are counted by hour and network, across flushes", async () => {
    let now = NOON + 59 * 60_000;
    const strays = createStrays(pool(), () => now);
    for (const from of ["203.0.113.1", "203.0.113.2", "2001:db8::1", undefined]) strays.count(from);
    await strays.flush();
    strays.count("203.0.113.3");
    now += 2 * 60_000;
    strays.count("203.0.113.3");
    await strays.flush();
    await strays.flush();
    expect(await stored()).toEqual([
      ["12:00", "203.0.113.0/24", 3],
      ["12:00", "2001:db8::/48", 1],
      ["12:00", "others", 1],
      ["13:00", "203.0.113.0/24", 1],
    ]);
  });

  test("of any number of networks fill no more than their rows, from several instances at once, and none goes uncounted", async () => {
    let now = NOON;
    const instances = Array.from({ length: 4 }, () => createStrays(pool(), () => now));
    // Several hours, so that in some of them the instances do meet.
    for (let hour = 0; hour < 12; hour += 1, now += HOUR) {
      for (let network = 0; network < 3_000; network += 1) instances[network % 4]?.count(address(network));
      await Promise.all(instances.map((each) => each.flush()));
      for (const [at, each] of instances.entries()) each.count(address(60_000 + at));
      await Promise.all(instances.map((each) => each.flush()));
    }
    const hours = await database().strayCallback.groupBy({
      by: ["hour"],
      _count: true,
      _sum: { count: true },
    });
    expect(hours.map(({ _count, _sum }) => [_count, _sum.count])).toEqual(
      Array(12).fill([MOST_NETWORKS + 1, 3_004]),
    );
  });

  test("outlive a database that is away for days, bounded and complete", async () => {
    let now = NOON;
    const strays = createStrays(line.pool, () => now);
    await line.cut();
    for (let hour = 0; hour < 100; hour += 1, now += HOUR) {
      for (let network = 0; network < 70; network += 1) strays.count(address(network));
      if (hour % 10 === 0) await expect(strays.flush()).rejects.toThrow();
    }
    await line.mend();
    await strays.flush();
    expect(await sum()).toBe(7_000);
    const hours = await database().strayCallback.groupBy({ by: ["hour"], _count: true });
    expect(hours.length).toBeLessThanOrEqual(48);
    expect(Math.max(...hours.map(({ _count }) => _count))).toBe(MOST_NETWORKS + 1);
  });
});
