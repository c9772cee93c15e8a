import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOf, SignInLimits } from "@/lib/auth/server/sign-in-limits";
import { Throttle } from "@/lib/auth/throttle";

const RULE = { free: 3, firstMs: 1_000, longestMs: 8_000, forgetMs: 60_000, capacity: 100 };
const HOUR = 3_600_000;

describe("Throttle", () => {
  it("doubles the wait after the free tries, up to the longest", () => {
    const throttle = new Throttle(RULE);
    const waits: number[] = [];
    let now = 0;
    for (let tries = 0; tries < 8; tries += 1) {
      throttle.charge("k", now);
      waits.push(throttle.waitMs("k", now));
      now += waits.at(-1) ?? 0;
    }
    expect(waits).toEqual([0, 0, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  it("forgets after the quiet time, and what is cleared", () => {
    const throttle = new Throttle(RULE);
    for (let tries = 0; tries < 5; tries += 1) throttle.charge("k", 0);
    expect(throttle.waitMs("k", 0)).toBeGreaterThan(0);
    throttle.clear("k");
    expect(throttle.waitMs("k", 0)).toBe(0);
    for (let tries = 0; tries < 5; tries += 1) throttle.charge("k", 0);
    throttle.charge("k", 60_000);
    expect(throttle.waitMs("k", 60_000)).toBe(0);
  });

  it("keeps bounded memory and drops what was tried longest ago", () => {
    const throttle = new Throttle(RULE);
    for (let tries = 0; tries < 5; tries += 1) throttle.charge("busy", tries);
    for (let other = 0; other < 1_000; other += 1) {
      throttle.charge(`other ${other}`, 10);
      if (other % 50 === 0) throttle.charge("busy", 10);
    }
    expect(throttle.size).toBe(RULE.capacity);
    expect(throttle.waitMs("busy", 10)).toBeGreaterThan(0);
  });

  it("does not mix keys", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const throttle = new Throttle(RULE);
        for (let tries = 0; tries < 5; tries += 1) throttle.charge(a, 0);
        return a === b || throttle.waitMs(b, 0) === 0;
      }),
    );
  });
});

/** Tries let through when somebody tries as fast as they may, each time from the next of `places`, all wrong. */
function tries(limits: SignInLimits, forMs: number, places: number, email = (_: number) => "a@example.com") {
  let passed = 0;
  for (let now = 0, count = 0; now < forMs; now += 250, count += 1) {
    if (limits.enter(email(count), `192.0.2.${count % places}`, now) === 0) passed += 1;
  }
  return passed;
}

describe("SignInLimits", () => {
  it("lets a brute force from one place have a dozen tries an hour", () => {
    expect(tries(new SignInLimits(), HOUR, 1)).toBeLessThan(20);
  });

  it("lets one from two hundred places have no more than a hundred tries in an hour", () => {
    expect(tries(new SignInLimits(), HOUR, 200)).toBeLessThanOrEqual(110);
  });

  it("slows one place down that tries many people", () => {
    expect(tries(new SignInLimits(), HOUR, 1, (count) => `p${count}@example.com`)).toBeLessThanOrEqual(130);
  });

  it("lets the owner in elsewhere while a stranger tries", () => {
    const limits = new SignInLimits();
    for (let now = 0; now < HOUR; now += 1_000) limits.enter("a@example.com", "192.0.2.1", now);
    expect(limits.enter("a@example.com", "198.51.100.1", HOUR)).toBe(0);
  });

  it("starts anew after a success", () => {
    const limits = new SignInLimits();
    for (let count = 0; count < 40; count += 1) {
      expect(limits.enter("a@example.com", "192.0.2.1", 0)).toBe(0);
      limits.succeeded("a@example.com", "192.0.2.1");
    }
  });

  it("is not fooled by the next address of the same network", () => {
    const limits = new SignInLimits();
    for (let host = 1; host <= 5; host += 1) limits.enter("a@example.com", `2001:db8:1:2::${host}`, 0);
    expect(limits.enter("a@example.com", "2001:db8:1:2:ffff::9", 0)).toBeGreaterThan(0);
    expect(limits.enter("a@example.com", "2001:db8:1:3::1", 0)).toBe(0);
  });
});

describe("placeOf", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:2::1", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("of %s is %s", (address, place) => {
    expect(placeOf(address)).toBe(place);
  });
});
