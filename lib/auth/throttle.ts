export type ThrottleRule = {
  /** Tries that cost nothing. */
  free: number;
  /** Wait after the last free one; it doubles with every further failure … */
  firstMs: number;
  /** … up to this. */
  longestMs: number;
  /** Without a try for so long, all is forgotten. */
  forgetMs: number;
  /** Keys remembered; the one tried longest ago goes first, so memory stays bounded. */
  capacity: number;
};

type Record = { failures: number; blockedUntil: number; lastAt: number };

/**
 * Slows down guessing. A try is charged before it is known whether it succeeds, so a thousand at once are not
 * all let through on the same old count. Times are milliseconds on any one clock.
 */
export class Throttle {
  readonly #rule: ThrottleRule;
  readonly #records = new Map<string, Record>();

  constructor(rule: ThrottleRule) {
    this.#rule = rule;
  }

  get size(): number {
    return this.#records.size;
  }

  /** How long this key must still wait; 0 when it may try. */
  waitMs(key: string, now: number): number {
    return Math.max(0, (this.#fresh(key, now)?.blockedUntil ?? 0) - now);
  }

  /** Counts a try as failed until `clear` or `refund` says otherwise. */
  charge(key: string, now: number): void {
    const { free, firstMs, longestMs, capacity } = this.#rule;
    const failures = (this.#fresh(key, now)?.failures ?? 0) + 1;
    const wait = failures < free ? 0 : Math.min(firstMs * 2 ** (failures - free), longestMs);
    this.#records.delete(key);
    this.#records.set(key, { failures, blockedUntil: now + wait, lastAt: now });
    for (const oldest of this.#records.keys()) {
      if (this.#records.size <= capacity) break;
      this.#records.delete(oldest);
    }
  }

  /** Takes back one charge: the try was a good one, the others stay on record. */
  refund(key: string): void {
    const record = this.#records.get(key);
    if (record) this.#records.set(key, { ...record, failures: record.failures - 1, blockedUntil: 0 });
  }

  clear(key: string): void {
    this.#records.delete(key);
  }

  #fresh(key: string, now: number): Record | undefined {
    const record = this.#records.get(key);
    return record && now - record.lastAt < this.#rule.forgetMs ? record : undefined;
  }
}
