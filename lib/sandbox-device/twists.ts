/** Ways in which a finished verification may be told of, beside the usual one right callback at once. */
export const TWISTS = [
  "late",
  "duplicate",
  "flipped",
  "contradictory",
  "wrong-token",
  "missing-token",
  "other-spelling",
  "no-callback",
  "result-disagrees",
] as const;

export type Twist = (typeof TWISTS)[number];

/** How many times or seconds a twist takes, where it takes any. */
export const TWIST_AMOUNTS: Partial<Record<Twist, { least: number; most: number; usual: number }>> = {
  late: { least: 1, most: 3_600, usual: 5 },
  duplicate: { least: 2, most: 50, usual: 3 },
};

/** What the sandbox is told to do; the shape is its own: lib/sandbox/scripts/schema.ts. */
export type Aftermath = {
  callbacks?: Record<string, unknown>[];
  checkResult?: Record<string, unknown>[];
};

const AFTERMATHS: Record<Twist, (amount: number) => Aftermath> = {
  late: (seconds) => ({ callbacks: [{ afterMs: 1_000 * seconds }] }),
  duplicate: (times) => ({ callbacks: [{ times }] }),
  flipped: () => ({ callbacks: [{ flipped: true }] }),
  // The second comes when the first has been noted.
  contradictory: () => ({ callbacks: [{}, { flipped: true, afterMs: 500 }] }),
  "wrong-token": () => ({ callbacks: [{ token: "wrong" }] }),
  "missing-token": () => ({ callbacks: [{ token: "missing" }] }),
  "other-spelling": () => ({
    callbacks: [
      {
        names: {
          transactionId: "TransactionID",
          passed: "PASSED",
          subCode: "subcode",
          callbackToken: "CallbackToken",
        },
      },
    ],
  }),
  "no-callback": () => ({ callbacks: [] }),
  "result-disagrees": () => ({ checkResult: [{ disagree: true, times: 50 }] }),
};

/** What a twist adds to an order; `amount` is its usual one when left out. */
export function aftermathOf(twist: Twist, amount?: number): Aftermath {
  return AFTERMATHS[twist](amount ?? TWIST_AMOUNTS[twist]?.usual ?? 1);
}
