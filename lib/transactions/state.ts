/** What the database keeps, in the order of a transaction's life. */
export const TRANSACTION_STATES = [
  "requested",
  "unknown",
  "rejected",
  "pending",
  "passed",
  "failed",
  "abandoned",
] as const;

export type TransactionState = (typeof TRANSACTION_STATES)[number];

/** What a reader sees: a pending transaction may have been reported by a callback, or be past its deadline. */
export const SHOWN_STATES = [
  "requested",
  "unknown",
  "rejected",
  "pending",
  "expired",
  "reported",
  "passed",
  "failed",
  "abandoned",
] as const;

export type ShownState = (typeof SHOWN_STATES)[number];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A TransactionId lives this long. */
export const TRANSACTION_LIFE_MS = 30 * MINUTE;
/** The vendor deletes a result after this long. */
export const VENDOR_KEEPS_MS = 30 * DAY;
/** An intent without an outcome for this long belongs to a process that died in between. */
export const ORPHANED_AFTER_MS = 2 * MINUTE;

/** `unknown` may still be answered: a slow process can hold the answer when it has been given up. */
const MOVES: Record<TransactionState, readonly TransactionState[]> = {
  requested: ["unknown", "rejected", "pending"],
  unknown: ["rejected", "pending"],
  rejected: [],
  pending: ["passed", "failed", "abandoned"],
  passed: [],
  failed: [],
  abandoned: [],
};

export function mayMove(from: TransactionState, to: TransactionState): boolean {
  return MOVES[from].includes(to);
}

/** The states from which `to` may be reached: the condition of every conditional update. */
export function statesBefore(to: TransactionState): TransactionState[] {
  return TRANSACTION_STATES.filter((from) => mayMove(from, to));
}

/** True when nothing can change the state any more. */
export function isFinal(state: TransactionState): boolean {
  return MOVES[state].length === 0;
}

/** True while a reader should expect news: the call is out, or its verdict is. */
export function isUnsettled(state: TransactionState): boolean {
  return state === "requested" || state === "pending";
}

/**
 * The state as shown at `now` (milliseconds). Expiry is never stored: it follows from the deadline.
 * A reported transaction stays reported past its deadline, because the device has finished.
 */
export function shownState(
  state: TransactionState,
  deadline: number | null,
  reportedPassed: string | null,
  now: number,
): ShownState {
  if (state !== "pending") return state;
  if (reportedPassed !== null) return "reported";
  return deadline !== null && now >= deadline ? "expired" : "pending";
}

/** The first clock: counted from the request's start, so it never promises time that the vendor may not give. */
export function deadlineOf(requestStart: Date): Date {
  return new Date(requestStart.getTime() + TRANSACTION_LIFE_MS);
}

/** The second clock: when the vendor has deleted the result of a call made at `createdAt`. */
export function vendorDeletesAt(createdAt: Date): Date {
  return new Date(createdAt.getTime() + VENDOR_KEEPS_MS);
}

/** After a device has reported its end the vendor's own query may lag behind: so long it is given. */
export const REPORT_GRACE_MS = 10 * MINUTE;

/**
 * From when on "not finished" means "never finished". The vendor's own 30 minutes begin somewhere between the
 * request's start and its answer, so the call's duration is added to the deadline before one is given up; and one
 * whose device was reported to have finished is not given up at once.
 */
export function abandonedFrom(
  deadline: Date,
  durationMs: number | null,
  reportedAt: Date | null = null,
): Date {
  const over = deadline.getTime() + (durationMs ?? 0);
  return new Date(reportedAt === null ? over : Math.max(over, reportedAt.getTime() + REPORT_GRACE_MS));
}
