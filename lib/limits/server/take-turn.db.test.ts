import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { HeldBack } from "@/lib/limits/server/held-back";
import { type Lane, laneOf } from "@/lib/limits/server/lane";
import { reserveSlot, type Turn, takeTurn } from "@/lib/limits/server/take-turn";
import { pool } from "@/lib/platform/server/db";
import { env } from "@/lib/platform/server/env";

/** A second instance of the console, as far as the database can tell. */
let elsewhere: pg.Pool;
beforeAll(() => {
  elsewhere = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 6 });
});
afterAll(() => elsewhere.end());

const HOUR = 3_600_000;

function newLane(limit: number): Lane {
  const account = newId();
  return { account, key: account, region: "cn-hongkong", operation: "Initialize", limit };
}

const slotOf = ({ slot }: Turn) => slot?.getTime() ?? Number.NaN;
const ascending = (a: number, b: number) => a - b;

/** The most slots that any second holds. `sorted` in milliseconds. */
function fullestSecond(sorted: readonly number[]): number {
  return Math.max(...sorted.map((start) => sorted.filter((at) => at >= start && at < start + 1_000).length));
}

describe("slots", () => {
  it("of any number of takers in two instances never exceed the limit in any second", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 3, 10),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 35 }),
        async (limit, takers) => {
          const lane = newLane(limit);
          const asked = takers.map((here) => reserveSlot(lane, HOUR, here ? pool() : elsewhere));
          const slots = (await Promise.all(asked)).map(slotOf).sort(ascending);
          expect(fullestSecond(slots)).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("leave no place empty: a burst goes at once, the next one follows as soon as it may", async () => {
    const lane = newLane(10);
    const turns = [];
    for (let taken = 0; taken < 25; taken++) turns.push(await reserveSlot(lane, HOUR));
    expect(turns.slice(0, 10).map(({ waitMs }) => waitMs)).toEqual(Array(10).fill(0));
    const slots = turns.map(slotOf);
    for (const [place, { waitMs }] of turns.entries()) {
      const gap = (slots[place] ?? 0) - (slots[place - 10] ?? 0);
      if (waitMs > 0) expect(Math.abs(gap - 1_200)).toBeLessThanOrEqual(1);
    }
    expect(turns.at(-1)?.waitMs).toBeGreaterThan(0);
  });

  it("are handed out in the order of asking", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 15 }), async (takers) => {
        const lane = newLane(3);
        const slots = [];
        for (const here of takers)
          slots.push(slotOf(await reserveSlot(lane, HOUR, here ? pool() : elsewhere)));
        expect(slots).toEqual(slots.toSorted(ascending));
      }),
      { numRuns: 20 },
    );
  });

  it("are handed out in the order of asking also when the pace has picked up behind a slow line", async () => {
    const lane = newLane(10);
    await reserveSlot(lane, HOUR);
    await pool().query(
      "UPDATE call_pace SET per_second = 1, throttled_at = clock_timestamp() WHERE account = $1",
      [lane.account],
    );
    const slow = [await reserveSlot(lane, HOUR), await reserveSlot(lane, HOUR)].map(slotOf);
    await pool().query("UPDATE call_pace SET throttled_at = NULL WHERE account = $1", [lane.account]);
    expect(slotOf(await reserveSlot(lane, HOUR))).toBeGreaterThanOrEqual(Math.max(...slow));
  });

  it("of other accounts, regions and operations are not touched", async () => {
    const lane = newLane(1);
    await reserveSlot(lane, HOUR);
    expect((await reserveSlot(lane, HOUR)).waitMs).toBeGreaterThan(0);
    for (const other of [{ account: newId() }, { region: "ap-southeast-3" }, { operation: "CheckResult" }]) {
      expect((await reserveSlot({ ...lane, ...other } as Lane, HOUR)).waitMs).toBe(0);
    }
  });

  it("are not taken by those who will not wait for them", async () => {
    const lane = newLane(1);
    await reserveSlot(lane, HOUR);
    for (let tries = 0; tries < 5; tries++) {
      expect(await reserveSlot(lane, 0)).toMatchObject({ granted: false, heldCode: null });
    }
    const next = await reserveSlot(lane, HOUR);
    expect(next.granted).toBe(true);
    expect(next.waitMs).toBeLessThanOrEqual(1_200);
  });

  it("that nobody used pass by themselves", async () => {
    const lane = newLane(3);
    for (let taken = 0; taken < 30; taken++) await reserveSlot(lane, HOUR);
    await pool().query(
      "UPDATE call_pace SET slots = ARRAY(SELECT each - interval '1 hour' FROM unnest(slots) AS each) WHERE account = $1",
      [lane.account],
    );
    expect((await reserveSlot(lane, 0)).granted).toBe(true);
    const { rows } = await pool().query(
      "SELECT cardinality(slots) AS kept FROM call_pace WHERE account = $1",
      [lane.account],
    );
    expect(rows).toEqual([{ kept: 1 }]);
  });

  it.each([1.9, 6.9, 9.9])("never exceed the limit in any second at a pace of %d either", async (pace) => {
    const lane = newLane(10);
    await reserveSlot(lane, HOUR);
    // Throttled a moment hence, so that the pace does not grow while the slots are taken.
    await pool().query(
      "UPDATE call_pace SET per_second = $2, throttled_at = clock_timestamp() + interval '1 hour', slots = '{}' WHERE account = $1",
      [lane.account, pace],
    );
    const slots = [];
    for (let taken = 0; taken < 30; taken++) slots.push(slotOf(await reserveSlot(lane, HOUR)));
    expect(fullestSecond(slots)).toBe(Math.floor(pace));
  });

  it("are fewer and further apart after throttling, and as many as before once it is over", async () => {
    const lane = newLane(10);
    const throttle = (ago: string) =>
      pool().query(
        "UPDATE call_pace SET per_second = 5, throttled_at = clock_timestamp() - $2::interval, slots = '{}' WHERE account = $1",
        [lane.account, ago],
      );
    const burst = async () => {
      let granted = 0;
      while ((await reserveSlot(lane, 0)).granted) granted++;
      return granted;
    };
    await reserveSlot(lane, 0);
    await throttle("0 seconds");
    expect(await burst()).toBe(5);
    await throttle("25 seconds");
    expect(await burst()).toBe(7);
    await throttle("51 seconds");
    expect(await burst()).toBe(10);
  });
});

describe("takeTurn", () => {
  it("holds back who would have to wait longer than they want, and says for how long", async () => {
    const credential = {
      id: newId(),
      environment: "live",
      endpoint: "https://cloudauth-intl.ap-southeast-3.aliyuncs.com",
    } as const;
    for (let taken = 0; taken < 3; taken++) await takeTurn(credential, "CheckResult", 0);
    const held = await takeTurn(credential, "CheckResult", 0).catch((error: unknown) => error);
    expect(held).toBeInstanceOf(HeldBack);
    expect(held).toMatchObject({
      code: "too-many-requests",
      messageKey: "limits.problems.lineTooLong",
      breakerCode: null,
      values: { seconds: expect.any(Number) },
    });
    expect((held as HeldBack).retryAt.getTime()).toBeGreaterThan(Date.now() - 1_000);
  });
});

describe("the lane of a credential", () => {
  const live = { id: newId(), environment: "live" } as const;
  const hongkong = "https://cloudauth-intl.cn-hongkong.aliyuncs.com";

  it.each([
    [hongkong, "cn-hongkong", 10],
    ["https://cloudauth-intl-vpc.cn-hongkong.aliyuncs.com", "cn-hongkong", 10],
    ["https://cloudauth-intl.ap-southeast-1.aliyuncs.com", "ap-southeast-1", 10],
    ["https://cloudauth-intl.ap-southeast-3.aliyuncs.com", "ap-southeast-3", 3],
    ["https://cloudauth-intl.ap-southeast-5.aliyuncs.com", "ap-southeast-5", 3],
    ["http://127.0.0.1:4999", "127.0.0.1:4999", 10],
  ])("at %s has region %s and limit %d", (endpoint, region, limit) => {
    expect(laneOf({ ...live, endpoint }, "Initialize")).toMatchObject({
      region,
      limit,
      operation: "Initialize",
    });
  });

  it("is shared by the keys of one account, and nobody's else", () => {
    const account = (change: object) =>
      laneOf({ ...live, endpoint: hongkong, ...change }, "Initialize").account;
    expect(account({ id: newId(), account: "5123" })).toBe(account({ id: newId(), account: "5123" }));
    expect(account({ id: newId() })).not.toBe(account({ id: newId() }));
    expect(account({ account: "" })).toBe(live.id);
  });

  it("of a sandbox of one's own is its own", () => {
    const endpoint = "http://127.0.0.1:4999";
    env().CONSOLE_PRIVATE_ENDPOINTS.push(endpoint);
    const own = { id: newId(), environment: "sandbox", endpoint } as const;
    expect(laneOf(own, "Initialize")).toMatchObject({ account: own.id, region: "127.0.0.1:4999" });
    env().CONSOLE_PRIVATE_ENDPOINTS.pop();
  });

  it("is one for all of the built-in sandbox's", () => {
    const sandbox = { id: newId(), environment: "sandbox", endpoint: env().SANDBOX_ORIGIN } as const;
    expect(laneOf(sandbox, "Initialize")).toMatchObject({ account: "sandbox", region: "sandbox", limit: 10 });
  });
});
