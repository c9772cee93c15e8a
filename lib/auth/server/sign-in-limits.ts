import "server-only";
import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { Throttle } from "@/lib/auth/throttle";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Three counts, all alike for addresses that exist and those that do not:
 * - one person tried from one place: few free tries, then quickly long waits;
 * - one person from anywhere: far more, with waits of a minute at most, so that a stranger elsewhere slows the
 *   owner down but never shuts them out;
 * - one place trying anybody: the same, because an office shares an address.
 */
export class SignInLimits {
  readonly #pair = new Throttle({
    free: 5,
    firstMs: 2_000,
    longestMs: 15 * MINUTE,
    forgetMs: DAY,
    capacity: 20_000,
  });
  readonly #account = new Throttle({
    free: 40,
    firstMs: 1_000,
    longestMs: MINUTE,
    forgetMs: DAY,
    capacity: 20_000,
  });
  readonly #address = new Throttle({
    free: 60,
    firstMs: 1_000,
    longestMs: MINUTE,
    forgetMs: DAY,
    capacity: 20_000,
  });

  /** Charges a try and answers 0, or charges nothing and answers the milliseconds to wait. */
  enter(email: string, address: string, now: number): number {
    const keys = keysOf(email, address);
    const wait = Math.max(
      this.#pair.waitMs(keys.pair, now),
      this.#account.waitMs(keys.account, now),
      this.#address.waitMs(keys.address, now),
    );
    if (wait > 0) return wait;
    this.#pair.charge(keys.pair, now);
    this.#account.charge(keys.account, now);
    this.#address.charge(keys.address, now);
    return 0;
  }

  /** The try was good: this person at this place starts anew, the wider counts lose one. */
  succeeded(email: string, address: string): void {
    const keys = keysOf(email, address);
    this.#pair.clear(keys.pair);
    this.#account.refund(keys.account);
    this.#address.refund(keys.address);
  }
}

/** Keys of fixed length, so that memory does not grow with what is typed. */
function keysOf(email: string, address: string): { pair: string; account: string; address: string } {
  const account = createHash("sha256").update(email).digest("base64url");
  const place = placeOf(address);
  return { account, address: place, pair: `${account} ${place}` };
}

/** An IPv6 customer holds a /64 at least: its addresses are one place. */
export function placeOf(address: string): string {
  if (!isIPv6(address)) return address.slice(0, 45);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - left.length - right.length }, () => "0");
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
