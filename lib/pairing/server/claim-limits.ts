import "server-only";
import { placeOf } from "@/lib/auth/server/sign-in-limits";
import { Throttle } from "@/lib/auth/throttle";

const MINUTE = 60_000;

/**
 * Two counts of claims: one place has few free tries and then quickly long waits; all places together have many, and
 * then waits that a person bears and a search through 2^40 codes does not.
 */
export class ClaimLimits {
  readonly #place = new Throttle({
    free: 10,
    firstMs: 2_000,
    longestMs: 5 * MINUTE,
    forgetMs: 60 * MINUTE,
    capacity: 20_000,
  });
  readonly #all = new Throttle({
    free: 300,
    firstMs: 250,
    longestMs: 2_000,
    forgetMs: 10 * MINUTE,
    capacity: 1,
  });

  /** Charges a try and answers 0, or charges nothing and answers the milliseconds to wait. */
  enter(address: string, now: number): number {
    const place = placeOf(address);
    const wait = Math.max(this.#place.waitMs(place, now), this.#all.waitMs("all", now));
    if (wait > 0) return wait;
    this.#place.charge(place, now);
    this.#all.charge("all", now);
    return 0;
  }

  /** The code was right: neither count keeps the try. */
  succeeded(address: string): void {
    this.#place.refund(placeOf(address));
    this.#all.refund("all");
  }
}
