import { isFinal, type TransactionState, VENDOR_KEEPS_MS } from "@/lib/transactions/state";

const DAY_MS = 86_400_000;

/** From so long before the vendor's deletion on, a result that is not held here needs a look. */
export const WARN_BEFORE_DELETION_MS = 7 * DAY_MS;

/** Where a result stands on the second clock. */
export type ResultKept = {
  /** `held`: fetched and kept here. `missing`: not fetched. `erased`: it was held and was erased here. */
  here: "held" | "missing" | "erased";
  /** Milliseconds until the vendor has deleted it, 0 once it has. */
  leftMs: number;
  /** Soon it will be nowhere, or is already. */
  alarming: boolean;
};

type Facts = { state: TransactionState; createdAt: string; deadline: string | null; erasedAt: string | null };

/**
 * The second clock: how long the vendor keeps the result, and whether it is kept here. Null where there is no result
 * to keep: nothing was accepted, nothing was finished, or it cannot be known.
 */
export function resultKept({ state, createdAt, deadline, erasedAt }: Facts, now: number): ResultKept | null {
  const leftMs = Math.max(0, Date.parse(createdAt) + VENDOR_KEEPS_MS - now);
  if (erasedAt !== null) return { here: "erased", leftMs, alarming: false };
  if (deadline === null || state === "abandoned") return null;
  if (isFinal(state)) return { here: "held", leftMs, alarming: false };
  return { here: "missing", leftMs, alarming: leftMs <= WARN_BEFORE_DELETION_MS };
}

/** Whole days that are left, or hours under one day, rounded down: what is promised is there. */
export function daysLeft(leftMs: number): { value: number; unit: "day" | "hour" } {
  if (leftMs >= DAY_MS) return { value: Math.floor(leftMs / DAY_MS), unit: "day" };
  return { value: Math.floor(leftMs / 3_600_000), unit: "hour" };
}
