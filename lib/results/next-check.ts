import { abandonedFrom, type TransactionState, vendorDeletesAt } from "@/lib/transactions/state";

/** What is stored of a transaction and of the checks that were planned for it. */
export type CheckFacts = {
  state: TransactionState;
  createdAt: Date;
  deadline: Date | null;
  /** Of Initialize. */
  durationMs: number | null;
  reportedAt: Date | null;
  /** How many planned checks there were, and when the last one was. */
  asked: number;
  lastAskedAt: Date | null;
  /** Code of its answer, or the kind of silence. */
  lastCode: string | null;
  /** What the document says is kept here, or was erased on purpose: no reason to ask for it again. */
  hasDetails: boolean;
};

export type PlannedCheck = { at: Date; reason: "callback" | "deadline" | "before-deletion" };

const SECOND = 1_000;
const DAY = 24 * 3_600 * SECOND;

/** The last planned look at what the vendor still has: a day before it deletes. */
export const LAST_LOOK_BEFORE_MS = DAY;
const LONGEST_WAIT_MS = 3_600 * SECOND;
/** A vendor that has just called back knows the result, or will in a moment. */
const FIRST_WAIT_MS = { callback: SECOND, deadline: 15 * SECOND };

/**
 * When CheckResult is asked next, a time that may have passed; null when there is nothing to ask for. It follows
 * from what is stored alone, so whoever plans, and however often, plans the same.
 *
 * At once after a believed report, and when the TransactionId is dead; then after pauses that double up to an hour.
 * A day before the vendor deletes, what is still missing is asked for a last time.
 */
export function nextCheck(facts: CheckFacts): PlannedCheck | null {
  const deletedAt = vendorDeletesAt(facts.createdAt).getTime();
  const lastLook = deletedAt - LAST_LOOK_BEFORE_MS;
  const planned = facts.state === "pending" ? whilePending(facts) : forDetails(facts, lastLook);
  if (planned === null) return null;
  const { at, reason } = planned;
  // A pause must not lead past the last look.
  const looked = facts.lastAskedAt !== null && facts.lastAskedAt.getTime() >= lastLook;
  if (at > lastLook && !looked) return { at: new Date(lastLook), reason: "before-deletion" };
  return at < deletedAt ? { at: new Date(at), reason } : null;
}

type Planned = { at: number; reason: PlannedCheck["reason"] };

function whilePending(facts: CheckFacts): Planned | null {
  const { deadline, durationMs, reportedAt } = facts;
  if (deadline === null) return null;
  const over = abandonedFrom(deadline, durationMs, reportedAt).getTime();
  const atDeadline: Planned = { at: over, reason: "deadline" };
  if (reportedAt === null) return { ...atDeadline, at: after(facts, over, FIRST_WAIT_MS.deadline) };
  const at = after(facts, reportedAt.getTime(), FIRST_WAIT_MS.callback);
  const last = facts.lastAskedAt?.getTime() ?? 0;
  // Once it is over, "not finished" means something else: that moment is not slept through.
  return last < over && over < at ? atDeadline : { at, reason: "callback" };
}

/** A verdict came without what the document says: whether the vendor has it after all is asked once more. */
function forDetails(facts: CheckFacts, lastLook: number): Planned | null {
  const { state, hasDetails, lastAskedAt, lastCode } = facts;
  if ((state !== "passed" && state !== "failed") || hasDetails) return null;
  const looked = lastAskedAt !== null && lastAskedAt.getTime() >= lastLook;
  if (looked && lastCode === "Success") return null;
  return { at: after(facts, lastLook, FIRST_WAIT_MS.deadline), reason: "before-deletion" };
}

/** `from`, unless it was asked since: then a pause after that, twice as long each time. */
function after({ asked, lastAskedAt }: CheckFacts, from: number, firstWaitMs: number): number {
  if (lastAskedAt === null || lastAskedAt.getTime() < from) return from;
  return lastAskedAt.getTime() + Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** Math.min(asked - 1, 20));
}
