import { isFinal, type TransactionState, VENDOR_KEEPS_MS } from "@/lib/transactions/state";

const DAY_MS = 86_400_000;

/** From so long before the vendor's deletion on, a result that is not held here needs a look. */
export const WARN_BEFORE_DELETION_MS = 7 * DAY_MS;

/** What is stored about the keeping of a result. Times are ISO strings. */
export type KeptFacts = {
  /** What the document says is kept here. */
  detailsHeld: boolean;
  /** When what the document says was erased here last; null when it never came. */
  detailsErasedAt: string | null;
  /** When all personal data of the transaction was erased here on demand. */
  erasedAt: string | null;
  /** Who asked for that. */
  erasedBy: string | null;
};

/** When something was erased here: on somebody's demand, or because it was old enough. */
export type ErasedHere = { at: string; by: string | null; how: "demand" | "retention" };

/** Where a result stands on the second clock. */
export type ResultKept = {
  /**
   * `held`: what the document says is kept here. `none`: the verdict came without it. `missing`: no verdict was
   * fetched. `erased`: it was kept here once.
   */
  here: "held" | "none" | "missing" | "erased";
  /** Of an erased one. */
  erased: ErasedHere | null;
  /** Milliseconds until the vendor has deleted it, 0 once it has. */
  leftMs: number;
  /** Soon it will be nowhere, or is already. */
  alarming: boolean;
};

type Facts = KeptFacts & { state: TransactionState; createdAt: string; deadline: string | null };

/**
 * The second clock: how long the vendor keeps the result, and whether it is kept here. Null where there is no result
 * to keep: nothing was accepted, nothing was finished, or it cannot be known.
 */
export function resultKept(facts: Facts, now: number): ResultKept | null {
  const { state, createdAt, deadline, detailsHeld } = facts;
  const leftMs = Math.max(0, Date.parse(createdAt) + VENDOR_KEEPS_MS - now);
  const erased = erasedHere(facts);
  const settled = { erased, leftMs, alarming: false };
  if (erased?.how === "demand") return { ...settled, here: "erased" };
  if (deadline === null || state === "abandoned") return null;
  if (!isFinal(state)) {
    return { here: "missing", erased: null, leftMs, alarming: leftMs <= WARN_BEFORE_DELETION_MS };
  }
  if (erased) return { ...settled, here: "erased" };
  return { ...settled, here: detailsHeld ? "held" : "none" };
}

/** What was gone already when somebody asked for an erasure, retention had erased. */
function erasedHere({ detailsHeld, detailsErasedAt, erasedAt, erasedBy }: KeptFacts): ErasedHere | null {
  if (erasedAt !== null && (detailsErasedAt === null || detailsErasedAt >= erasedAt)) {
    return { at: erasedAt, by: erasedBy, how: "demand" };
  }
  if (detailsHeld || detailsErasedAt === null) return null;
  return { at: detailsErasedAt, by: null, how: "retention" };
}

export type VendorDeletion = "confirmed" | "outstanding";

/**
 * Whether the vendor has confirmed what erasures on demand asked of it; null when there was nothing to ask it for.
 */
export function vendorDeletion(
  erasures: readonly { vendor: { outcome: string } | null }[],
): VendorDeletion | null {
  const asked = erasures.flatMap(({ vendor }) => vendor ?? []);
  if (asked.length === 0) return null;
  return asked.some(({ outcome }) => outcome === "confirmed") ? "confirmed" : "outstanding";
}

/** Whole days that are left, or hours under one day, rounded down: what is promised is there. */
export function daysLeft(leftMs: number): { value: number; unit: "day" | "hour" } {
  if (leftMs >= DAY_MS) return { value: Math.floor(leftMs / DAY_MS), unit: "day" };
  return { value: Math.floor(leftMs / 3_600_000), unit: "hour" };
}
