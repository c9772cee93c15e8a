import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Lane } from "@/lib/limits/server/lane";
import { reserveSlot, takeTurn, type Turn } from "@/lib/limits/server/take-turn";
import { newId } from "@/lib/kernel/ids";
import { pool } from "@/lib/platform/server/db";

/** A second instance of the console, as far as the database can tell. */
let elsewhere: pg.Pool;
beforeAll(() => {
  elsewhere = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 6 });
});
afterAll(() => elsewhere.end());

const LONG = 3_600_000;

const lane = (limit: number): Lane => {
  const account = newId();
  return { account, key: account, region: "cn-hongkong", operation: "Initialize", limit };
};

const slotOf = ({ slot }: Turn) => slot?.getTime() ?? Number.NaN;

/** The most slots that any second holds. `sorted` in milliseconds. */
function fullestSecond(sorted: readonly number[]): number {
  return Math.max(...sorted.map((start) => sorted.filter((at) => at >= start && at < start + 1_000).length));
}

describe("turns", () => {
  it("of any number of takers in two instances never exceed the limit in any second, and leave none empty", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 3, 10),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 35 }),
        async (limit, takers) => {
          const one = lane(limit);
          const turns = await Promise.all(
            takers.map((here) => reserveSlot(one, LONG, here ? pool() : elsewhere)),
          );
          const slots = turns.map(slotOf).sort((a, b) => a - b);
          expect(fullestSecond(slots)).toBeLessThanOrEqual(limit);
          // The line moves on: each burst follows the one before as soon as it may.
          const first = slots[0] ?? 0;
          const last = slots.at(-1) ?? 0;
          const bursts = Math.ceil(slots.length / limit);
          expect(last - first).toBeLessThanOrEqual((bursts - 1) * 1_051 + 5_000);
        },
      ),
      { numRuns: 25 },
    );
  });
});
